package org.communique.language.ui;

import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Member;
import org.communique.language.SourceChangeService.SourceChange;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.HtmlContent;
import org.communique.screen.TimeFormat;
import org.communique.text.comparison.Comparison;

/** What changed in a passage of the source since it was translated, and whether translations stand. */
class SourceChangeCard extends Article {

    private final Button button;

    /** @param by who marked it; empty if nobody did */
    SourceChangeCard(
            SourceChange change, Comparison compared, String sourceLanguage, Optional<Member> by, Runnable judge) {
        addClassName("source-change");
        var line = new Div();
        line.addClassNames("card-line", "meta");
        if (change.leavesStanding()) {
            line.add(new Badge(text("standing"), Tone.NEUTRAL));
        } else {
            line.add(new Span(text(
                    "changes.stale",
                    change.languages().stream().map(LanguageLabels::name).collect(Collectors.joining(", ")))));
        }
        change.judgment()
                .ifPresent(judgment -> line.add(new Span(
                        text("standing.by", by.map(Member::name).orElse(""), TimeFormat.local(judgment.at())))));
        add(line, HtmlContent.of(compared, sourceLanguage));
        button = new Button(text(change.leavesStanding() ? "standing.undo" : "standing.mark"), click -> judge.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        add(button);
    }

    void show(boolean edits) {
        button.setVisible(edits);
    }
}
