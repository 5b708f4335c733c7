//! The commands that change documents, `fix` and `move`, tried on the program itself.

mod common;
#[path = "changing/doctor.rs"]
mod doctor;
#[path = "changing/fix.rs"]
mod fix;
#[path = "changing/moving.rs"]
mod moving;
#[path = "changing/shells.rs"]
mod shells;

use std::collections::BTreeMap;
use std::fs;

use common::Site;

const MUNICIPALITY: &str = "---\ntittel: Skien\nkommunenummer: \"4003\"\nfylke: Telemark\nmålform: bokmål\nsammendrag: En kommune.\nkilder: [Statistisk sentralbyrå]\nbruk:\n  - {løsning: digisos, status: i-bruk, kilde: kommunen}\n---\n\nSkien bruker [Digisos](../losninger/digisos.md#hva).\n";
const SOLUTION: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\ntype: fagsystem\neierskap: kommunal\ntemaer: [sak-og-arkiv]\nkilder: [KS]\n---\n\n## Hva\n\nSe [vedlegget](digisos/plan.pdf) og [Skien](../kommuner/skien.md).\n";
const NYNORSK: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\n---\n\nSjå [vedlegget](digisos/plan.pdf).\n";
const PAGE: &str = "---\ntittel: Om\n---\n\nLes om [Digisos](/losninger/digisos/), ![plan](../losninger/digisos/tegning.png) og [alt][d].\n\n[d]: <../losninger/digisos.md>\n";

fn site() -> Site {
    Site::of(&[
        ("content/kommuner/skien.md", MUNICIPALITY),
        ("content/losninger/digisos.md", SOLUTION),
        ("content/losninger/digisos.nn.md", NYNORSK),
        ("content/sider/om.md", PAGE),
    ])
    .write("content/losninger/digisos/plan.pdf", "%PDF-1.4\n%%EOF\n")
    .write(
        "content/losninger/digisos/tegning.png",
        include_bytes!("sites/mistakes/content/sider/bilde.png"),
    )
}

/// Says whether anybody may write to a file or folder.
fn lock(path: &std::path::Path, locked: bool) {
    let mut permissions = fs::metadata(path).expect("is there").permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = permissions.mode();
        permissions.set_mode(if locked { mode & !0o222 } else { mode | 0o200 });
    }
    #[cfg(not(unix))]
    permissions.set_readonly(locked);
    fs::set_permissions(path, permissions).expect("set");
}
