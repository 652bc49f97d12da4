package org.communique.publishing.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.file.print.FontCoverage;
import org.communique.http.ServerProperties;
import org.communique.publishing.CorrectionService;
import org.communique.publishing.FileStatusPages;
import org.communique.publishing.PublicationPreview;
import org.communique.publishing.PublicationService;
import org.communique.publishing.PublicationSummary;
import org.communique.publishing.PublishingOutcome.AlreadyPublished;
import org.communique.publishing.PublishingOutcome.Published;
import org.communique.publishing.StatementDocumentSummary;
import org.communique.refusal.Refusal;
import org.communique.screen.BackgroundTask;
import org.communique.screen.CopyButton;
import org.communique.screen.KeyedChildren;
import org.communique.screen.Question;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;
import org.communique.screen.UnsentText;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.VersionId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.creation.PlaceholderService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.ui.PlaceholderWarning;
import org.communique.statement.ui.RefreshableScreen;
import org.communique.statement.ui.StatementLayout;
import org.jspecify.annotations.Nullable;

/** How far the statement is from the public, the last step, and then where the public finds it. */
@PermitAll
@Route(value = "statements/:statement/publication", layout = StatementLayout.class)
@StyleSheet("publishing.css")
class PublicationView extends Div implements BeforeEnterObserver, RefreshableScreen {

    private final StatementService statements;
    private final StatementRights rights;
    private final PublicationService publishing;
    private final CorrectionService corrections;
    private final FileStatusPages pages;
    private final PlaceholderService placeholders;
    private final ServerProperties server;
    private @Nullable Shown shown;

    PublicationView(
            StatementService statements,
            StatementRights rights,
            PublicationService publishing,
            CorrectionService corrections,
            FileStatusPages pages,
            PlaceholderService placeholders,
            ServerProperties server) {
        this.statements = statements;
        this.rights = rights;
        this.publishing = publishing;
        this.corrections = corrections;
        this.pages = pages;
        this.placeholders = placeholders;
        this.server = server;
        addClassNames("screen", "publication");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        shown = null;
        refresh(StatementLayout.statementOf(event, statements));
    }

    /** The text and its signatories are others only when one of these is. */
    private record Shown(
            Phase phase, String title, Optional<PublicationSummary> publication, int versions, boolean coordinates) {}

    @Override
    public void refresh(Statement statement) {
        var now = new Shown(
                statement.phase(),
                statement.title(),
                publishing.publication(statement.id()),
                statement.frozen().versions(),
                rights.canCoordinate(statement.id()));
        if (!now.equals(shown)) {
            shown = now;
            show(statement, now.publication(), now.coordinates());
        }
    }

    private void show(Statement statement, Optional<PublicationSummary> publication, boolean coordinates) {
        var opened = new KeyedChildren.OpenedDetails().of(this);
        var unsent = UnsentText.of(this, getTranslation("publishing.correction.unsent"));
        removeAll();
        unsent.forEach(this::add);
        var panel = publication.isPresent() ? published(publication.get()) : underWay(statement);
        var backgroundTask = new BackgroundTask();
        add(panel);
        if (publication.isPresent() && coordinates) {
            add(new CorrectionForm(statement.id(), publication.get().shown(), corrections));
        }
        add(backgroundTask);
        backgroundTask.run(
                () -> publishing.preview(statement.id()),
                found -> found.ifPresent(publicationPreview -> {
                    if (publication.isEmpty()) {
                        complete(
                                panel, statement, publicationPreview, coordinates && statement.phase() == Phase.CLOSED);
                    }
                    if (publication.isPresent()
                            || !publicationPreview.document().signatures().isEmpty()) {
                        add(new WrittenStatementPanel(publishing, statement.id(), publicationPreview, pages));
                    }
                    add(new PublicationPreviewPanel(publicationPreview));
                    opened.openIn(this);
                }));
    }

    private Div underWay(Statement statement) {
        var panel = panel("publishing.view." + statement.phase());
        panel.add(new PublicationSteps(statement.phase()));
        return panel;
    }

    private void complete(Div panel, Statement statement, PublicationPreview publicationPreview, boolean mayPublish) {
        var summary = publicationPreview.document();
        panel.add(DownloadLinks.of(VersionId.of(statement.id(), summary.version()), publishing, pages));
        warnOfPlaceholders(panel, publicationPreview.unprintable());
        if (mayPublish) {
            panel.add(publishButton(statement, summary));
        }
    }

    private Div panel(String key) {
        var panel = new Div(new H2(getTranslation(key)), new Paragraph(getTranslation(key + ".advice")));
        panel.addClassName("panel");
        return panel;
    }

    private void warnOfPlaceholders(Div panel, List<String> characters) {
        if (FontCoverage.lacksEastAsianFont(characters)) {
            panel.add(warning(getTranslation("publishing.view.no-east-asian-font")));
        } else if (!characters.isEmpty()) {
            var some = String.join(" ", characters.subList(0, Math.min(characters.size(), 20)));
            panel.add(warning(getTranslation("publishing.view.unprintable", some)));
        }
    }

    private static Paragraph warning(String text) {
        var warning = new Paragraph(text);
        warning.addClassName("warning");
        return warning;
    }

    private Div published(PublicationSummary publication) {
        var panel = new Div(
                new H2(getTranslation("publishing.view.PUBLISHED")),
                new Paragraph(getTranslation(
                        "publishing.view.PUBLISHED.advice",
                        TimeFormat.localAndUtc(publication.document().date()))));
        panel.addClassName("panel");
        var page = "p/" + publication.slug().value();
        var link = DownloadLinks.publicLink(page, getTranslation("publishing.view.page"));
        link.setTarget("_blank");
        link.addClassNames("button", "primary");
        var address = server.link(publication.address()).toString();
        var line = new Div(
                new Span(getTranslation("publishing.view.address")),
                DownloadLinks.publicLink(address, address),
                new CopyButton(
                        getTranslation("publishing.view.address.copy"),
                        address,
                        getTranslation("publishing.view.address.copied")));
        line.addClassName("card-line");
        panel.add(link, DownloadLinks.of(publication.slug()), line);
        return panel;
    }

    private Component publishButton(Statement statement, StatementDocumentSummary summary) {
        var publish = new Button(getTranslation("publishing.publish"), click -> confirm(statement, summary));
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return publish;
    }

    private void confirm(Statement statement, StatementDocumentSummary summary) {
        var version = VersionId.of(statement.id(), summary.version());
        Question.askIrrevocable(
                getTranslation("publishing.confirm", summary.title()),
                getTranslation("publishing.confirm.text", summary.signatures().size()),
                getTranslation("publishing.publish"),
                () -> ConfirmedAct.run(() -> publish(statement, summary)),
                new PlaceholderWarning(version, placeholders.inVersion(version)));
    }

    private void publish(Statement statement, StatementDocumentSummary summary) {
        switch (publishing.publish(statement.id(), summary.hash())) {
            case Published _ -> Toasts.done(getTranslation("publishing.outcome.published"));
            case AlreadyPublished _ -> Toasts.done(getTranslation("publishing.outcome.already-published"));
            case Refusal refusal -> Toasts.refused(refusal);
        }
        // The text may be another than the one that was shown.
        shown = null;
        StatementLayout.follow();
    }
}
