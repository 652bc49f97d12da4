package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.html.Div;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.TimeFormat;
import org.communique.treaty.state.ConsentKind;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusFact;
import org.communique.treaty.state.StatusStage;
import org.jspecify.annotations.Nullable;

/** What States did, in words. */
public final class StatusLabels {

    private StatusLabels() {}

    public static Badge badge(StatusStage stage) {
        return new Badge(
                text("stage." + stage),
                switch (stage) {
                    case CONSENTED -> Tone.GOOD;
                    case SIGNED -> Tone.ACTIVE;
                    case WITHDRAWN -> Tone.WARNING;
                    case NOTHING -> Tone.NEUTRAL;
                });
    }

    /** How far it is, and whether the public does not read that yet. */
    public static Div badges(@Nullable StateStatus status) {
        var badges = new Div(badge(StatusStage.of(status)));
        if (status != null && !status.showsAll()) {
            badges.add(new Badge(text("status.not-public"), Tone.WARNING));
        }
        return badges;
    }

    public static String cell(@Nullable StateStatus status, StatusCell cell) {
        return status == null ? "" : status.cell(cell).map(StatusLabels::of).orElse("");
    }

    public static String of(StatusFact fact) {
        return of(fact.kind(), TimeFormat.day(fact.date()));
    }

    public static String of(@Nullable ConsentKind kind, String day) {
        return kind == null ? day : text("consent." + kind, day);
    }
}
