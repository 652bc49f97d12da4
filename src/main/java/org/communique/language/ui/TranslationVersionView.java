package org.communique.language.ui;

import static org.communique.language.ui.LanguageLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Set;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.MemberId;
import org.communique.language.TranslationId;
import org.communique.language.TranslationReviewResult;
import org.communique.language.TranslationReviewResult.Stored;
import org.communique.language.TranslationReviewService;
import org.communique.language.TranslationRights;
import org.communique.language.TranslationVersion;
import org.communique.language.TranslationVersion.Decision;
import org.communique.language.TranslationVersionId;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.HtmlContent;
import org.communique.screen.ShortTextForm;
import org.communique.screen.SkipTarget;
import org.communique.screen.TextFingerprint;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.statement.LanguageTag;
import org.communique.statement.Statement;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.NamedScreen;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.ScreenActions;
import org.communique.statement.ui.StatementLayout;
import org.communique.text.unicode.Direction;
import org.jspecify.annotations.Nullable;

/** A submitted version of a translation, to read and to decide on. */
@PermitAll
@Route(value = "statements/:statement/languages/:language/versions/:version", layout = StatementLayout.class)
@StyleSheet("context://languages.css")
class TranslationVersionView extends Div implements BeforeEnterObserver, RefreshableScreen, ScreenActions, NamedScreen {

    private final StatementService statements;
    private final TranslationReviewService reviews;
    private final TranslationRights rights;
    private final CurrentMember currentMember;
    private final Directory directory;
    private final Div bar = new Div();
    private final Div state = new Div();
    private final Div decide = new Div();
    private final Div form = new Div();
    private final Div text = new Div();
    private final BackgroundTask reading = new BackgroundTask();
    private @Nullable Shown shown;

    /** @param decides whether the member can decide on it, or could if they had not submitted it */
    private record Shown(TranslationVersion version, TranslationVersion newest, boolean decides) {}

    TranslationVersionView(
            StatementService statements,
            TranslationReviewService reviews,
            TranslationRights rights,
            CurrentMember currentMember,
            Directory directory) {
        this.statements = statements;
        this.reviews = reviews;
        this.rights = rights;
        this.currentMember = currentMember;
        this.directory = directory;
        addClassNames("screen", "translation-version");
        bar.addClassName("actions");
        state.addClassName("card-line");
        decide.addClassName("card-line");
        SkipTarget.mark(text);
        add(state, decide, form, reading, text);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var statement = StatementLayout.statementOf(event, statements);
        var id = version(event, statement);
        shown = null;
        show(id);
        bar.removeAll();
        bar.add(
                new Anchor(LanguageLabels.address(id.translation()), text("version.passages")),
                new Anchor(LanguageLabels.address(statement.id()), text("all")));
        form.removeAll();
        text.removeAll();
        reading.run(() -> reviews.html(id), html -> showText(html));
    }

    private TranslationVersionId version(BeforeEnterEvent event, Statement statement) {
        try {
            var parameters = event.getRouteParameters();
            var translation = TranslationId.of(
                    statement.id(), new LanguageTag(parameters.get("language").orElse("")));
            var id = new TranslationVersionId(
                    translation.value() + "." + parameters.get("version").orElse(""));
            if (reviews.of(translation).stream()
                    .noneMatch(version -> version.id().equals(id))) {
                throw new NotFoundException();
            }
            return id;
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private void showText(String html) {
        if (shown != null) {
            var version = shown.version();
            var title = new H2(version.title());
            title.getElement().setAttribute("lang", version.language());
            title.getElement()
                    .setAttribute(
                            "dir", Direction.ofLanguage(version.language()).attribute());
            text.removeAll();
            text.add(
                    title,
                    new HtmlContent(html, version.language()),
                    new TextFingerprint(text("version.hash"), version.hash().value()));
        }
    }

    private void show(TranslationVersionId id) {
        var versions = reviews.of(id.translation());
        var version = versions.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        var now = new Shown(version, versions.getFirst(), rights.canCheck(id.translation()));
        if (!now.equals(shown)) {
            shown = now;
            showState(now);
            showDecide(now);
        }
    }

    private void showState(Shown now) {
        var version = now.version();
        state.removeAll();
        state.add(LanguageLabels.badge(version), new Span(submission(version)));
        if (version.decision() instanceof Decision decision) {
            state.add(new Span(text("version.decided", name(decision.by()), TimeFormat.local(decision.at()))));
            if (!decision.note().isEmpty()) {
                var note = new Paragraph(decision.note());
                note.addClassName("note");
                state.add(note);
            }
        }
        if (!now.newest().id().equals(version.id())) {
            state.add(new Anchor(
                    LanguageLabels.address(now.newest().id()),
                    text("version.newer", now.newest().number())));
        }
    }

    private String submission(TranslationVersion version) {
        return text(
                "version.submitted",
                name(version.submittedBy()),
                TimeFormat.local(version.submittedAt()),
                version.source().version().number());
    }

    private String name(MemberId member) {
        var found = directory.members(Set.of(member)).get(member);
        return found == null ? "" : found.name();
    }

    private void showDecide(Shown now) {
        var version = now.version();
        decide.removeAll();
        if (!now.newest().id().equals(version.id()) || !version.isUndecided() || !now.decides()) {
            form.removeAll();
            return;
        }
        if (version.submittedBy().equals(currentMember.id())) {
            decide.add(new Paragraph(text("version.own")));
            return;
        }
        var approve = new Button(text("version.approve"), click -> decide(version, true, ""));
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        decide.add(approve, new Button(text("version.return"), click -> ask(version)));
    }

    private void ask(TranslationVersion version) {
        if (ShortTextForm.continueIn(form)) {
            return;
        }
        var changes = new ShortTextForm(
                text("version.changes"),
                text("version.return"),
                "",
                TranslationVersion.LONGEST_NOTE,
                true,
                note -> decide(version, false, note),
                form::removeAll);
        form.add(changes);
        changes.begin();
    }

    private boolean decide(TranslationVersion version, boolean approve, String note) {
        TranslationReviewResult result = reviews.decide(version.id(), approve, note);
        if (result instanceof Refusal refusal) {
            Toasts.refused(refusal);
        }
        StatementLayout.follow();
        return result instanceof Stored;
    }

    @Override
    public String name() {
        return shown == null
                ? ""
                : text(
                        "version.name",
                        LanguageLabels.name(shown.version().language()),
                        shown.version().number());
    }

    /** Someone else may have decided, or submitted another one. */
    @Override
    public void refresh(Statement statement) {
        if (shown != null) {
            show(shown.version().id());
        }
    }

    @Override
    public Component actions() {
        return bar;
    }
}
