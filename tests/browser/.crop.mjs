// node crop.mjs out.png address width scheme y height
import { launch } from './support/browser.mjs';
import { serveSite } from './support/site.mjs';
const jobs = process.argv.slice(2).map(j=>j.split(','));
const server = await serveSite(); const browser = await launch();
for (const [out,address,width,scheme,y,h] of jobs){
 const c = await browser.newContext({colorScheme:scheme,viewport:{width:+width,height:900}});
 const p = await c.newPage(); await p.goto(server.url(address));
 const full = await p.evaluate(()=>document.documentElement.scrollHeight);
 const sw = await p.evaluate(()=>document.documentElement.scrollWidth);
 const top=+y, hh=Math.min(+h, full-top);
 await p.screenshot({path:out,fullPage:true,clip:{x:0,y:top,width:+width,height:hh}});
 console.log(out,full,'scrollW',sw); await c.close();
}
await browser.close(); await server.close();
