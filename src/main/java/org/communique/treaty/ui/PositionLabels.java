package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.treaty.position.Attitude;
import org.communique.treaty.position.Holder;
import org.communique.treaty.position.Subject;
import org.communique.treaty.state.State;
import org.communique.treaty.state.States;

/** Positions in words. */
public final class PositionLabels {

    private PositionLabels() {}

    public static Badge badge(Attitude attitude) {
        return new Badge(
                text("attitude." + attitude),
                switch (attitude.side()) {
                    case 1 -> Tone.GOOD;
                    case -1 -> Tone.BAD;
                    default -> Tone.NEUTRAL;
                });
    }

    public static String name(Holder holder) {
        var code = holder.state();
        return code == null
                ? holder.name()
                : States.find(code).map(PositionLabels::name).orElse(holder.name());
    }

    public static String name(State state) {
        return state.shortName(TreatyLabels.locale());
    }

    public static String of(Subject subject) {
        var article = subject.article();
        var topic = subject.topic();
        return article != null ? text("article.short", article.text()) : topic != null ? TreatyLabels.of(topic) : "";
    }
}
