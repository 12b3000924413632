"""XML from strangers: nothing is unfolded, fetched or followed, and every refusal is a sentence."""

import http.server
import threading
import time

import pytest

from hearingdesk.errors import ImportFailed
from hearingdesk.exchange.bring_in import bring_in
from hearingdesk.exchange.guarded_xml import DEPTH, outermost_name, parse
from tests.build import new_case

PATIENCE = 5.0  # seconds
GOOD = b'<?xml version="1.0"?><debate xmlns="urn:x"><speech by="Dusk">So it is &amp; was &#233;.</speech></debate>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def typed(inside: str, rest: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE debate [{inside}]>{rest}'.encode()


ATTACKS = {
    "a billion laughs": typed('<!ENTITY l0 "ha">' + LAUGHS, "<debate>&l9;</debate>"),
    "a billion laughs in an attribute": typed('<!ENTITY l0 "ha">' + LAUGHS, '<debate by="&l9;"/>'),
    "quadratic blowup": typed(f'<!ENTITY a "{"a" * 100_000}">', f"<debate>{'&a;' * 50_000}</debate>"),
    "a file of the machine": typed('<!ENTITY a SYSTEM "file:///etc/passwd">', "<debate>&a;</debate>"),
    "a parameter entity": typed('<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;', "<debate/>"),
    "an entity never used": typed('<!ENTITY a "a">', "<debate/>"),
    "deeper than any record": b"<d>" * (DEPTH + 1) + b"</d>" * (DEPTH + 1),
    "deeper than the reader can": b"<d>" * 100_000,
    "a text without end": b"<d>" + b"x" * 20_000_000 + b"</d>",
    "a name without end": b"<" + b"d" * 20_000_000 + b"/>",
    "attributes without end": b"<d " + b" ".join(b"a%d='1'" % n for n in range(300_000)) + b"></d",
    "cut short": GOOD[:60],
    "no XML": b"< harm >",
    "nothing": b"",
    "another encoding than it says": b'<?xml version="1.0" encoding="harm"?><d/>',
}


@pytest.mark.parametrize("data", ATTACKS.values(), ids=ATTACKS)
def test_xml_out_to_harm_is_refused_with_a_sentence(data):
    began = time.process_time()
    with pytest.raises(ImportFailed, match=r"^“harm\.xml”.*\.$"):
        parse(data, "harm.xml")
    assert time.process_time() - began < PATIENCE


@pytest.mark.parametrize("data", ATTACKS.values(), ids=ATTACKS)
def test_xml_out_to_harm_is_not_brought_in(tmp_path, data):
    (tmp_path / "harm.xml").write_bytes(data)
    with new_case(tmp_path) as case:
        before, began = case.digest(), time.process_time()
        outcome = bring_in(case, tmp_path / "harm.xml")
        assert (outcome.status, case.digest()) == ("failed", before)
        assert outcome.message.startswith("“harm.xml”")
        assert outcome.message.endswith(".")
    assert time.process_time() - began < PATIENCE


def test_good_xml_is_read():
    outermost = parse(GOOD, "good.xml")
    assert outermost.tag == "{urn:x}debate"
    assert outermost[0].text == "So it is & was é."


def test_a_type_may_be_named_and_is_not_fetched(tmp_path):
    asked = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, format, *args):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Listening) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = f"http://127.0.0.1:{server.server_port}/debate.dtd"
        (tmp_path / "local.dtd").write_text('<!ENTITY a "harm">')
        for where in (place, (tmp_path / "local.dtd").as_uri()):
            data = f'<!DOCTYPE debate SYSTEM "{where}"><debate>so</debate>'.encode()
            assert parse(data, "typed.xml").text == "so"
            with pytest.raises(ImportFailed):
                parse(
                    data.replace(b"so<", b"&a;<") if "http" not in where else b"<", "typed.xml"
                ).text.strip()
        server.shutdown()
    assert asked == []


@pytest.mark.parametrize(
    ("data", "name"), [(GOOD, "debate"), (GOOD[:60], "debate"), (b"harm", ""), (b"<", "")]
)
def test_a_look_at_the_beginning_says_what_it_is(data, name):
    assert outermost_name(data, "look.xml") == name


def test_xml_is_named_as_what_it_is(tmp_path):
    (tmp_path / "debate.xml").write_bytes(GOOD)
    with new_case(tmp_path) as case:
        assert "it is XML (“debate”)" in bring_in(case, tmp_path / "debate.xml").message
