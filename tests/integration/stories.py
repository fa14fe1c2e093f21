# Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
"""Articles without end, each pair of them a quarrel: what one outlet reports another one's source denies."""
from newsroom import DOERS, THINGS

SIDES = (("بريد الميناء", "قال مدير الميناء رفيق العطار إن {doer} فتحت {thing} يوم الأحد."),
         ("صدى الساحل", "نفى مدير الميناء رفيق العطار أن تكون {doer} قد فتحت {thing} يوم الأحد."))
WEEKS = 400
# So many differ; then they come again.
STORIES = 2 * WEEKS * len(DOERS) * len(THINGS)


def story(number):
    """The article of this number. Numbers 2n and 2n + 1 contradict each other, and nothing else."""
    side, quarrel = number % 2, number // 2
    doer, thing = DOERS[quarrel % len(DOERS)], THINGS[quarrel // len(DOERS) % len(THINGS)]
    # The same doing again is another Sunday's.
    week = quarrel // (len(DOERS) * len(THINGS)) % WEEKS
    outlet, body = SIDES[side]
    return {"outlet": outlet, "url": f"https://example.org/stories/{number % STORIES}", "title": f"خبر {quarrel}",
            "body": body.format(doer=doer, thing=thing), "seconds": 1_450_000_000 + week * 7 * 86_400 + 3600 * side}
