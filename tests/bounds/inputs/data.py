"""The lists and the map under `content/data/`."""

import json
import math

from .site import case, municipality, page
from .yaml import aliases

TOPICS = "content/data/temaer.yaml"
WORDS = "content/data/ordliste.yaml"
MAP = "content/data/kart.geojson"


def with_page(name, content):
    return lambda: {**page(""), name: content() if callable(content) else content}


def boundary(geometry, number="4003"):
    return {"type": "Feature", "properties": {"kommunenummer": number}, "geometry": geometry}


def ring(points, x=9.6, y=59.2):
    angle = 2 * math.pi / points
    corners = [[round(x + math.cos(n * angle) / 10, 6), round(y + math.sin(n * angle) / 10, 6)]
               for n in range(points)]
    return [*corners, corners[0]]


def map_of(*geometries):
    def make():
        features = [boundary(geometry()) for geometry in geometries]
        return {**municipality(""), MAP: json.dumps(
            {"type": "FeatureCollection", "features": features}, separators=(",", ":"))}
    return make


def polygons(count):
    return lambda: {"type": "MultiPolygon",
                    "coordinates": [[ring(3, 5 + n % 100 / 10, 58 + n // 100 / 100)] for n in range(count)]}


def raw_map(content):
    return lambda: {**municipality(""), MAP: content}


def feature(inside):
    return ('{"type":"FeatureCollection","features":[{"type":"Feature","properties":'
            '{"kommunenummer":"4003"},"geometry":' + inside + "}]}")


def cases():
    yield case("data: 50,000 topics", with_page(TOPICS, lambda: "temaer:\n" + "".join(
        f"  - {{slug: t{n}, nb: T}}\n" for n in range(50_000))), short=True)
    yield case("data: 10,000 topics", with_page(TOPICS, lambda: "temaer:\n" + "".join(
        f"  - {{slug: t{n}, nb: T}}\n" for n in range(10_000))))
    yield case("data: 1,000 topics", with_page(TOPICS, lambda: "temaer:\n" + "".join(
        f"  - {{slug: t{n}, nb: T}}\n" for n in range(1_000))))
    yield case("data: 40,000 times one topic",
               with_page(TOPICS, "temaer:\n" + "  - {slug: a, nb: A}\n" * 40_000))
    yield case("data: a topic of 900 kB",
               with_page(TOPICS, "temaer:\n  - {slug: a, nb: " + "x" * 900_000 + "}\n"))
    yield case("data: a topic's name in addresses of 900 kB",
               with_page(TOPICS, "temaer:\n  - {slug: " + "x" * 900_000 + ", nb: A}\n"))
    yield case("data: topics with aliases", with_page(TOPICS, aliases))
    yield case("data: 100,000 words", with_page(WORDS, lambda: "ord:\n" + "".join(
        f"  - {{term: ord{n}, varianter: [var{n}]}}\n" for n in range(100_000))), short=True)
    yield case("data: 20,000 words", with_page(WORDS, lambda: "ord:\n" + "".join(
        f"  - {{term: ord{n}, varianter: [var{n}]}}\n" for n in range(20_000))))
    yield case("data: one word with 90,000 variants", with_page(WORDS, lambda: (
        "ord:\n  - term: ord\n    varianter: [" + ", ".join(f"v{n}" for n in range(90_000)) + "]\n")), short=True)
    yield case("data: 30,000 groups of one word", with_page(WORDS, lambda: "ord:\n" + "".join(
        f"  - {{term: ord, varianter: [v{n}]}}\n" for n in range(30_000))))
    yield case("data: words that lead in a ring", with_page(WORDS, lambda: "ord:\n" + "".join(
        f"  - {{term: o{n}, varianter: [o{n + 1}]}}\n" for n in range(20_000))))
    yield case("data: a word of 900 kB",
               with_page(WORDS, "ord:\n  - {term: " + "x" * 900_000 + "}\n"))
    yield case("data: a phrase of 900 kB",
               with_page(WORDS, "ord:\n  - {term: " + "ord " * 225_000 + ", varianter: [a]}\n"))
    yield case("data: words with aliases", with_page(WORDS, aliases))
    yield case("data: 40,000 words with a fault",
               with_page(WORDS, "ord:\n" + "  - {trem: a}\n" * 40_000))
    yield case("data: a ring of 200,000 points",
               map_of(lambda: {"type": "Polygon", "coordinates": [ring(200_000)]}), short=True)
    yield case("data: 40,000 polygons of one municipality", map_of(polygons(40_000)), short=True)
    yield case("data: 40,000 holes", map_of(lambda: {
        "type": "Polygon", "coordinates": [ring(4)] + [ring(3)] * 40_000}))
    yield case("data: 20,000 surfaces of one municipality", lambda: {
        **municipality(""), MAP: json.dumps({"type": "FeatureCollection", "features": [
            boundary({"type": "Polygon", "coordinates": [ring(3)]})] * 20_000})})
    yield case("data: 30,000 surfaces of nobody", lambda: {
        **municipality(""), MAP: json.dumps({"type": "FeatureCollection", "features": [
            boundary({"type": "Polygon", "coordinates": [ring(3)]}, str(n)) for n in range(30_000)]})})
    yield case("data: 60,000 surfaces that are nothing",
               raw_map('{"features":[' + ",".join(["1"] * 1_000_000) + "]}"))
    yield case("data: nested arrays in the map", raw_map("[" * 500_000 + "]" * 500_000))
    yield case("data: nested arrays in a surface", raw_map(feature(
        '{"type":"Polygon","coordinates":' + "[" * 120 + "]" * 120 + "}")))
    yield case("data: nested objects in the map", raw_map('{"a":' * 300_000))
    yield case("data: 700,000 numbers in one point", raw_map(feature(
        '{"type":"Polygon","coordinates":[[[' + ",".join(["1"] * 700_000) + "]]]}")))
    yield case("data: numbers of many digits", raw_map(feature(
        '{"type":"Polygon","coordinates":[[[' + "9" * 700_000 + ",1],[1,1],[1,2],[2,2]]]}")))
    yield case("data: a surface that covers the world", map_of(lambda: {
        "type": "Polygon", "coordinates": [[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]]}))
    yield case("data: a surface without extent", map_of(lambda: {
        "type": "Polygon", "coordinates": [[[9, 59]] * 5]}))
    yield case("data: 200,000 properties", raw_map(
        '{"type":"FeatureCollection","features":[{"properties":{'
        + ",".join(f'"a{n}":1' for n in range(150_000)) + "}}]}"))
    yield case("data: a map of 30 MB", raw_map('{"features":[' + " " * 30_000_000 + "]}"))
