package org.communique.language.ui;

import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.language.AlignedText.Progress;
import org.communique.language.TranslationId;
import org.communique.language.TranslationService.LanguageProgress;
import org.communique.language.TranslationVersion;
import org.communique.screen.Badge;
import org.communique.screen.Badge.Tone;
import org.communique.screen.TimeFormat;

/** A language of a statement in their list. */
class LanguageRow extends Div {

    private final Directory directory;
    private final ProgressBar bar = new ProgressBar();
    private final Span ready = new Span();
    private final Div badges = new Div();
    private final Div versions = new Div();
    private final Div people = new Div();
    private final Button assign;

    LanguageRow(TranslationId id, Directory directory, Runnable assign) {
        this.directory = directory;
        this.assign = new Button(text("assign"), click -> assign.run());
        this.assign.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        var name = LanguageLabels.name(id.language());
        this.assign.setAriaLabel(text("assign.label", name));
        addClassName("language-row");
        badges.addClassName("card-line");
        versions.addClassName("card-line");
        people.addClassNames("card-line", "meta");
        bar.getElement().setAttribute("aria-label", text("progress.label", name));
        var heading = new H2(new Anchor(LanguageLabels.address(id), name));
        var progress = new Div(bar, ready);
        progress.addClassName("language-progress");
        add(heading, progress, badges, versions, people, this.assign);
    }

    /** @param reviewed its submitted versions, the newest first */
    void show(LanguageProgress language, List<TranslationVersion> reviewed, boolean edits) {
        versions.removeAll();
        LanguageLabels.links(reviewed).forEach(versions::add);
        var progress = language.progress();
        bar.setMax(Math.max(1, progress.all()));
        bar.setValue(progress.ready());
        ready.setText(text("progress", progress.ready(), progress.all()));
        showBadges(progress);
        var of = language.translation().people();
        people.removeAll();
        people.add(
                new Span(text("translators", names(of.translators()))),
                new Span(text("revisers", names(of.revisers()))));
        if (of.due() != null) {
            people.add(new Span(text("due", TimeFormat.day(of.due()))));
        }
        assign.setVisible(edits);
    }

    private void showBadges(Progress progress) {
        badges.removeAll();
        if (progress.hasAllReady()) {
            badges.add(new Badge(text("ready"), Tone.GOOD));
        }
        badge("stale", progress.stale(), Tone.WARNING);
        badge("unconfirmed", progress.unconfirmed(), Tone.ACTIVE);
        badge("empty", progress.empty(), Tone.NEUTRAL);
        badge("checked", progress.checked(), Tone.GOOD);
    }

    private void badge(String key, int passages, Tone tone) {
        if (passages > 0) {
            badges.add(new Badge(text("passages." + key, passages), tone));
        }
    }

    private String names(Collection<MemberId> members) {
        var found = directory.members(new LinkedHashSet<>(members));
        var names = members.stream()
                .flatMap(member -> Stream.ofNullable(found.get(member)))
                .map(member -> member.name())
                .toList();
        return names.isEmpty() ? text("nobody") : names.stream().collect(Collectors.joining(", "));
    }
}
