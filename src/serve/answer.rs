//! From a request to a response. Every path is looked up among the routes of the site: none is ever
//! made into the name of a file, so no request can read outside the site.

use std::net::SocketAddr;
use std::sync::Arc;

use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, HeaderName, HeaderValue, IF_NONE_MATCH,
};
use hyper::{Method, Request, Response, StatusCode};
use tokio::sync::{mpsc, watch as latest};
use tr::tr;

use super::address::{other_form, plain_path, within};
use super::body::{Content, Events, Whole};
use super::browser;
use super::edit::{self, Editing, Gate, Reply};
use super::editor;
use super::events::{self, Tab};
use super::guard::Guard;
use super::replies::{Answer, redirect, refused, unkept, whole, words};
use super::settings::{Settings, real};
use super::state::{Made, State, current};
use crate::pages::files::headers::{Rules, policy};
use crate::pages::outputs::Class;
use crate::text::percent::encode_path;
use crate::text::xml::escape;

/// The path of the scripts that run in the page, and of the events for it. No file of a site can be
/// there: hidden files are not part of a site.
pub(super) const OWN: &str = policy::OF_SERVE;

/// The data that every answer is made from.
pub(super) struct Server {
    latest: latest::Receiver<Option<Arc<State>>>,
    guard: Guard,
    gate: Gate,
    editing: Editing,
    /// The data for pages that does not change.
    about: Arc<events::About>,
}

impl Server {
    pub(super) fn new(
        settings: &Settings,
        address: SocketAddr,
        latest: latest::Receiver<Option<Arc<State>>>,
    ) -> Self {
        Self {
            latest,
            guard: Guard::new(address.ip(), &settings.allowed_hosts),
            gate: Gate::new(settings, address.ip()),
            editing: Editing::of(&real(&settings.root)),
            about: Arc::new(events::About {
                run: run_name(address),
                editor: settings.editor.clone(),
                root: editor::root_in_address(&real(&settings.root)),
            }),
        }
    }

    /// Returns the answer to `request`; `is_local` is `true` where it comes from this machine.
    pub(super) async fn answer(
        self: Arc<Self>,
        request: Request<Incoming>,
        is_local: bool,
    ) -> Answer {
        let is_head = request.method() == Method::HEAD;
        let mut answer = match edit::action(request.uri().path()) {
            Some(action) => {
                let action = action.to_owned();
                self.answer_edit(request, action, is_local).await
            }
            None => self.answer_get(&request, is_local).await,
        };
        self.add_headers(&mut answer);
        if is_head && let Content::Whole(whole) = answer.body() {
            let length = HeaderValue::from(whole.len());
            answer
                .headers_mut()
                .insert(hyper::header::CONTENT_LENGTH, length);
            *answer.body_mut() = Content::Whole(Whole::default());
        }
        answer
    }

    /// Returns the answer to a request for a change, or for what the editor on a page needs.
    async fn answer_edit(
        self: &Arc<Self>,
        request: Request<Incoming>,
        action: String,
        is_local: bool,
    ) -> Answer {
        if !self.guard.knows(request.headers(), request.uri()) {
            return words(StatusCode::FORBIDDEN, &unknown_host());
        }
        let admitted = self
            .gate
            .admit(request.method(), request.headers(), is_local);
        if let Err(refusal) = admitted {
            return refused(&refusal);
        }
        let body = match edit::read_body(request.into_body()).await {
            Ok(body) => body,
            Err(refusal) => return refused(&refusal),
        };
        let state = current(&self.latest).await;
        let server = self.clone();
        in_background(
            move || match server.editing.answer(&action, &body, &state) {
                Ok(Reply::Json(text)) => unkept("svar.json", text.into()),
                Ok(Reply::Page(html)) => unkept("svar.html", html),
                Err(refusal) => refused(&refusal),
            },
        )
        .await
    }

    /// Adds the headers that a host should send, except those that the answer has already.
    fn add_headers(&self, answer: &mut Answer) {
        let state = self.latest.borrow().clone();
        let rules = match &state {
            Some(state) => Rules::of_serve(state.base_path(), state.is_for_network()),
            None => Rules::of_serve("", false),
        };
        let class = answer.extensions().get().copied();
        for (name, value) in rules.headers(class.unwrap_or(Class::Page)) {
            let name = HeaderName::from_bytes(name.as_bytes());
            if let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(&value)) {
                answer.headers_mut().entry(name).or_insert(value);
            }
        }
    }

    async fn answer_get(self: &Arc<Self>, request: &Request<Incoming>, is_local: bool) -> Answer {
        if !self.guard.knows(request.headers(), request.uri()) {
            return words(StatusCode::FORBIDDEN, &unknown_host());
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut answer = words(
                StatusCode::METHOD_NOT_ALLOWED,
                &tr!("Her er det bare å lese."),
            );
            answer
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            return answer;
        }
        let Some(path) = plain_path(request.uri().path()) else {
            return words(StatusCode::BAD_REQUEST, &tr!("Adressa kan ikke leses."));
        };
        if let Some(name) = path.strip_prefix(OWN) {
            return self.own(name, request, is_local).await;
        }
        let state = current(&self.latest).await;
        let query = request.uri().query();
        let Some(address) = within(&path, state.base_path()) else {
            // The folder of the site without its slash, and addresses beside it.
            return redirect(&format!("{}/", encode_path(state.base_path())), query);
        };
        let server = self.clone();
        let address = address.to_owned();
        let asked = Asked {
            query: query.map(str::to_owned),
            known: request.headers().get(IF_NONE_MATCH).cloned(),
            is_local,
        };
        in_background(move || server.route(&state, &address, &asked)).await
    }

    async fn own(
        self: &Arc<Self>,
        name: &str,
        request: &Request<Incoming>,
        is_local: bool,
    ) -> Answer {
        if name != "events" {
            let state = self.latest.borrow().clone();
            let asset = |name: &str| state.as_ref()?.asset(name);
            return match browser::file(name, &asset) {
                Some(text) => unkept(name, text.into_owned().into()),
                None => words(StatusCode::NOT_FOUND, &tr!("Her er det ingenting.")),
            };
        }
        if !self.guard.is_own_page(request.headers()) {
            return words(
                StatusCode::FORBIDDEN,
                &tr!("Bare sidene her får vite om endringer."),
            );
        }
        let tab = Tab::of(request.uri().query().unwrap_or_default(), is_local);
        let (sender, receiver) = mpsc::channel(4);
        let maker = tokio::spawn(events::send_changes(
            self.latest.clone(),
            self.about.clone(),
            tab,
            sender,
        ))
        .abort_handle();
        let mut answer = Response::new(Content::Events(Events::new(receiver, maker)));
        let headers = answer.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        answer
    }

    /// Returns the route at `address`, or the answer for an address without one.
    fn route(&self, state: &State, address: &str, asked: &Asked) -> Answer {
        let Some(found) = state.find(address) else {
            return self.no_site(state);
        };
        if found.missing
            && let Some(target) = other_form(state, address)
        {
            let target = format!("{}{}", encode_path(state.base_path()), encode_path(&target));
            return redirect(&target, asked.query.as_deref());
        }
        let status = if found.missing {
            StatusCode::NOT_FOUND
        } else {
            StatusCode::OK
        };
        let made = match state.make(found.route) {
            Made::Ok(made) => made,
            Made::Err(_) => return self.no_site(state),
        };
        let mut answer = if found.route.is_html() {
            self.page(
                status,
                state,
                made.bytes.clone(),
                &made.hash,
                asked.is_local,
            )
        } else {
            whole(status, &found.route.address, made.bytes.clone().into())
        };
        let tag = match found.route.is_html() {
            true => format!(
                "\"{}-{}-{}-{}\"",
                made.hash,
                self.about.run,
                state.number,
                u8::from(asked.is_local)
            ),
            false => format!("\"{}\"", made.hash),
        };
        if let Ok(tag) = HeaderValue::from_str(&tag) {
            if asked.known.as_ref() == Some(&tag) && status == StatusCode::OK {
                *answer.status_mut() = StatusCode::NOT_MODIFIED;
                *answer.body_mut() = Content::Whole(Whole::default());
            }
            answer.headers_mut().insert(ETAG, tag);
        }
        if !found.missing {
            answer.extensions_mut().insert(Class::of(address));
        }
        answer
    }

    /// Returns a page, with the script that follows changes after it.
    fn page(
        &self,
        status: StatusCode,
        state: &State,
        html: Bytes,
        hash: &str,
        is_local: bool,
    ) -> Answer {
        let mut script = format!(
            "<script type=\"module\" src=\"{OWN}reload.js\" data-digitv-page=\"{hash}\" data-digitv-state=\"{}.{}\" data-digitv-words=\"{}\"></script>\n",
            self.about.run,
            state.number,
            escape(&browser::words())
        );
        if !hash.is_empty()
            && let Some(token) = self.gate.token_for(is_local)
        {
            script.push_str(&format!(
                "<script type=\"module\" src=\"{OWN}{}start.js\" data-digitv-token=\"{token}\"></script>\n",
                edit::PATH
            ));
        }
        whole(status, "page.html", Whole::with(html, script.into()))
    }

    /// Returns the page for a site that cannot be shown yet.
    fn no_site(&self, state: &State) -> Answer {
        let html = Bytes::from(no_site());
        self.page(StatusCode::INTERNAL_SERVER_ERROR, state, html, "", false)
    }
}

/// The parts of a request besides the address.
struct Asked {
    query: Option<String>,
    /// The version that the browser has.
    known: Option<HeaderValue>,
    /// `true` where it comes from this machine.
    is_local: bool,
}

/// Returns the page where there is no site to show yet. What is wrong is shown over it.
fn no_site() -> String {
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
        <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
        <title>{title}</title>\n<link rel=\"stylesheet\" href=\"/.digitv/empty.css\">\n</head>\n\
        <body>\n<main>\n<h1>{title}</h1>\n<p>{why}</p>\n</main>\n</body>\n</html>\n",
        lang = tr!("nb"),
        title = tr!("Kan ikke vises ennå"),
        why = tr!(
            "Noe må rettes først. Det står her og i terminalen. Sida kommer av seg selv når det er rettet."
        ),
    )
}

fn unknown_host() -> String {
    tr!("digitv svarer bare når adressa er maskinens egen.\n\
         Skal tjeneren nås med et annet navn, start den med --allow-host NAVN.")
}

async fn in_background(make: impl FnOnce() -> Answer + Send + 'static) -> Answer {
    let made = tokio::task::spawn_blocking(make).await;
    made.unwrap_or_else(|_| {
        words(
            StatusCode::INTERNAL_SERVER_ERROR,
            &tr!("digitv gikk i stå."),
        )
    })
}

/// Returns a name for this run of the server: a page that has seen another run is loaded again.
fn run_name(address: SocketAddr) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let seed = format!("{address} {:?} {}", now.ok(), std::process::id());
    blake3::hash(seed.as_bytes()).to_hex()[..8].to_owned()
}
