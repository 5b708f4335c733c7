//! Holds the tables that the analysis of words uses. The engine gets the same ones in the manifest,
//! so that a word of a query is treated exactly as a word of a text.

/// Letters and their folded forms, in pairs. Æ, ø and å are letters of their own in Norwegian;
/// matched as folded letters, they only make a weaker match.
pub const FOLDED: &str = "àaáaâaãaäaåaāaăaąaæaçcćcčcďdđdðdèeéeêeëeēeęeěeğgìiíiîiïiīiıiłlľlńnñnňnŋnòoóoôoõoöoøoōoőoœorrřrśsšsşsßsťtŧtþtùuúuûuüuūuůuűuýyÿyźzžzżz";

/// Two letters that people write for a letter that their keyboard lacks, with the folded letter.
pub const DIGRAPHS: [(&str, &str); 3] = [("ae", "a"), ("oe", "o"), ("aa", "a")];

/// Rules that rewrite folded words, applied one after the other, so that nynorsk and bokmål become
/// the same, and so do old and new spellings of borrowed words. `^` stands for the beginning of a
/// word, `$` for its end, a digit for the least number of letters before. Both sides of a match are
/// rewritten, so a rule that also hits an unrelated word costs only a weak match between two words
/// that become the same.
pub const REWRITES: &[(&str, &str)] = &[
    ("rettleiing", "veiledning"),
    ("rettleiar", "veileder"),
    ("rettlei", "veiled"),
    ("handsaming", "behandling"),
    ("handsamar", "behandler"),
    ("handsam", "behandl"),
    ("verksemd", "virksomhet"),
    ("verknad", "virkning"),
    ("3semd", "somhet"),
    ("storleik", "storrelse"),
    ("4leik", "het"),
    ("heit", "het"),
    ("heime", "hjemme"),
    ("heim", "hjem"),
    ("sjuk", "syk"),
    ("sjolv", "selv"),
    ("tjen", "ten"),
    ("kjeld", "kild"),
    ("kyrkj", "kirk"),
    ("skule", "skole"),
    ("skula", "skole"),
    ("vidare", "videre"),
    ("saman", "samen"),
    ("ggj", "gg"),
    ("kkj", "kk"),
    ("nkj", "nk"),
    ("rkj", "rk"),
    ("okj", "ok"),
    ("ngj", "ng"),
    ("lgj", "lg"),
    ("rgj", "rg"),
    ("etj", "ett"),
    ("ynsk", "onsk"),
    ("eigedom", "eiendom"),
    ("eigar", "eier"),
    ("bilet", "bild"),
    ("namn", "navn"),
    ("kobl", "kopl"),
    ("byrj", "begynn"),
    ("betr", "bedr"),
    ("fram", "frem"),
    ("hogskol", "hoyskol"),
    ("gjev", "giv"),
    ("givning", "giving"),
    ("3elses", "ings"),
    // `helse` is no verb with an ending.
    ("helse", "hellse"),
    ("4else", "inge"),
    ("4leg", "lig"),
    ("^eining", "enhet"),
    ("leiing", "ledelse"),
    ("leiar", "leder"),
    ("teikn", "tegn"),
    ("rekn", "regn"),
    ("valg", "val"),
    ("hald", "hold"),
    ("stad", "sted"),
    ("^open", "apen"),
    ("^opn", "apn"),
    ("meirope", "merape"),
    ("vatn", "vann"),
    ("^vass", "vann"),
    ("^vegar", "veier"),
    ("^vegane", "veiene"),
    ("^veg", "vei"),
    ("3veg", "vei"),
    ("losning", "losing"),
    ("3sning", "sing"),
    ("3kning", "king"),
    ("3tning", "ting"),
    ("mogleg", "mulig"),
    ("^born", "barn"),
    ("djup", "dyp"),
    ("mjuk", "myk"),
    ("2bod", "bud"),
    ("^tilsett", "ansatt"),
    ("avgjer", "avgjor"),
    ("berekraft", "barekraft"),
    ("kvardag", "hverdag"),
    ("^kvar", "hver"),
    ("^kv", "hv"),
    ("ph", "f"),
    ("ck", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("cy", "sy"),
    ("c", "k"),
    ("w", "v"),
    ("z", "s"),
    ("q", "k"),
    ("au", "o"),
    ("oy", "o"),
    ("reiste$", "reise"),
    ("reist$", "reis"),
    ("ei", "e"),
    // The past and the neuter of words in `-s`: `løste`, `trådløst`, `avlyst`.
    ("loste$", "lose"),
    ("lost$", "los"),
    ("2iost$", "ios"),
    ("2lyste$", "lyse"),
    ("2lyst$", "lys"),
    ("leste$", "lese"),
    ("2lest$", "les"),
    ("2viste$", "vise"),
    // But `tvist` and `aktivist` are no pasts.
    ("anvist$", "anvis"),
    ("avvist$", "avvis"),
    ("envist$", "envis"),
    ("pavist$", "pavis"),
    ("dervist$", "dervis"),
    ("utvist$", "utvis"),
    // The neuter of `-ell`: `tradisjonelt`, `generelt`, `manuelt`; but `enkelt` is of `enkel`.
    ("nelt$", "nell"),
    ("relt$", "rell"),
    ("rmelt$", "rmell"),
    ("ntelt$", "ntell"),
    ("rselt$", "rsell"),
    ("lelt$", "lell"),
    ("ielt$", "iell"),
    ("uelt$", "uell"),
    // `kostnadsart` has no ending.
    ("3eart", "eort"),
    ("3sart", "sort"),
    ("3ar", "er"),
    ("2ium", "ie"),
    ("2eum", "e"),
    // Words that end like a past tense or a plural in their first form.
    ("velede$", "veleder"),
    ("utrede$", "utreder"),
    ("kjede$", "kjeder"),
    ("glede$", "gleder"),
    ("anvende$", "anvender"),
    ("henvende$", "henvender"),
    ("legende$", "legender"),
    ("rnbane$", "rnbaner"),
    ("stjerne$", "stjerner"),
    ("ekspert", "eksper"),
    ("konsert", "konsirt"),
];

/// Rules like [`REWRITES`] that reduce the stem of a noun to that of its verb: `varsling` and
/// `varsle`, `kassasjon` and `kassere`, `administrator` and `administrere`, `kostnad` and `koste`.
pub const DERIVATIONS: &[(&str, &str)] = &[
    ("4ikasjon$", "is"),
    ("3uksjon$", "us"),
    ("4asjon$", ""),
    ("4isjon$", ""),
    ("4sjon$", ""),
    ("4ator$", ""),
    ("5ans$", ""),
    ("4andor$", ""),
    ("3nad$", ""),
    // `måling` is not `mål`.
    ("4ing$", ""),
];

/// Light words, which say little of the subject: they are not searched for in running text, and a
/// question may hold any number of them.
pub const LIGHT: &str = "\
a about af alle alt am an and andre anna annan annen annet at av are as be becomes been ble blei blir blitt \
bli by both bør bare burde but can could da de dei deg deira deim dem den denne der dere deres dersom det detta dette di \
did din disse ditt do does dokker du då dykk each eg egen ei eigen ein eit eitt eller ellers elles en ene enn er et etter \
finnes finst for fordi forbi fra frå før få får fekk fikk from først gang ganger gi gir gjennom gjer gjere gjeld gjelder gjorde gjøre gjør god gå går had ha hadde haha han hans har \
has hatt have her hennar hennes hjå ho hos hun hva hvem hver hverandre hvilke hvilken hvilket hvis hvor hvordan hvorfor how \
i if ifra igjen ikke ikkje imot ingen ingenting inn innen inni into in is isteden it its ja jeg jo kan kanskje \
ka kva kvar kvarandre kvifor kvi kven kor korleis kom kommer kome kjem kunne mange mange me med meg meir mellom men mens mer mest mi mine min mitt mot mye mykje \
må måtte naar når ned nei noe noen noko nokon nokre not no nokor ny nå of og også om on opp opplag oss over or other our \
pa paa på per plass rett s sa samme same se seg selv she si sia siden sidan sin sine sist sitt skal skulle slik slike som so \
sto står stor store stort svært sånn sånt så såleis ta tar than that the them then there these they their this those through til tilbake to under ut uten utan \
uti var vart varte ved vel verte vere være vært vore vår våre vårt very vi via vil ville vite vet veit was we were what when where which who why will with would you your \
å åt";
