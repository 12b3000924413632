"""Lines of the import ledger: to the source, read it again, try a file again."""

from __future__ import annotations

from hearingdesk.store.ledger import Offer
from hearingdesk.store.records import having
from hearingdesk.words import N_
from ui.actions import action
from ui.desk import Place
from ui.rooms.acts.file import MENU
from ui.rooms.bench import Bench, can_write, has_case, shown


def _offer(bench: Bench) -> Offer | None:
    here = shown(bench)
    return bench.desk.view.ledger.find(here.id) if has_case(bench) and here.table == "offer" else None


def _source(bench: Bench) -> int:
    """The source on the page, or of the line on the page; 0 where there is none."""
    here, offer = shown(bench), _offer(bench)
    id = offer.source if offer is not None else here.id if here.table == "source" else 0
    return id if id and bench.desk.view.sources.find(id) else 0


def _on_offer_of_source(bench: Bench) -> bool:
    return _offer(bench) is not None and bool(_source(bench))


def _holds_file(bench: Bench) -> bool:
    return can_write(bench) and bool(_parts(bench))


def _parts(bench: Bench) -> list[int]:
    """The pieces of the file that the case holds."""
    source = _source(bench)
    return bench.desk.view.source_parts.ids(having(source=source)) if source else []


def _can_retry(bench: Bench) -> bool:
    return can_write(bench) and _offer(bench) is not None


@action("offer.source", N_("Go to the so&urce"), menu=MENU, icon="library", when=_on_offer_of_source)
def source(bench: Bench) -> None:
    """Show the source that the file became, or is a duplicate of."""
    bench.desk.visit(Place("", "source", _source(bench)))


@action("offer.again", N_("&Read this file again…"), menu=MENU, icon="redo-2", when=_holds_file)
def again(bench: Bench) -> None:
    """Read the original in the case again, by the importers as they are now."""
    from hearingdesk.exchange.read_again import Wish
    from ui.rooms.imports.again import AgainDialog

    offer = _offer(bench)
    wish = Wish(offer.format, offer.profile, offer.encoding) if offer is not None else Wish()
    AgainDialog(bench, _source(bench), wish).open()


@action("offer.retry", N_("&Try this file again…"), menu=MENU, icon="redo-2", when=_can_retry)
def retry(bench: Bench) -> None:
    """Offer the file once more, from wherever it is now, read as you say."""
    from ui.rooms.imports.retry import RetryDialog

    offer = _offer(bench)
    if offer is not None:
        RetryDialog(bench, offer).open()
