package org.communique.amendment.ui;

import static org.communique.amendment.ui.AmendmentLabels.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.communique.amendment.passage.PassageState;
import org.communique.amendment.passage.PassageStateChange;
import org.communique.amendment.passage.RoundPassage;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;

/** States of passages in words. */
final class PassageLabels {

    private PassageLabels() {}

    static Badge badge(RoundPassage passage) {
        return passage.isBracketed()
                ? new Badge(text("passage.state.BRACKETED"), Tone.WARNING)
                : badge(passage.state());
    }

    static Badge badge(PassageState state) {
        return new Badge(text("passage.state." + state), state == PassageState.OPEN ? Tone.NEUTRAL : Tone.GOOD);
    }

    /** One for all that are agreed, and one for all that are closed, with their numbers. */
    static List<Badge> badges(Collection<PassageStateChange> settled) {
        var badges = new ArrayList<Badge>();
        for (var state : List.of(PassageState.AGREED_AD_REFERENDUM, PassageState.CLOSED)) {
            var numbers = numbers(settled, state);
            if (!numbers.isEmpty()) {
                badges.add(new Badge(text("passage.those." + state, AmendmentLabels.numbers(numbers)), Tone.NEUTRAL));
            }
        }
        return badges;
    }

    static List<Integer> numbers(Collection<PassageStateChange> settled, PassageState state) {
        return settled.stream()
                .filter(change -> change.state() == state)
                .map(PassageStateChange::passage)
                .toList();
    }
}
