package org.communique.comment.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.HeldCommentService.ReadersConversation;
import org.communique.comment.Suggestion;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.screen.EventDetail;
import org.communique.screen.HtmlContent;
import org.communique.screen.SkipTarget;
import org.communique.statement.lifecycle.NumberedTextService;
import org.communique.statement.version.ReadSectionService;
import org.communique.statement.version.ReadSectionService.ReadSection;
import org.communique.statement.version.VersionSummary;
import org.communique.text.comparison.Quotation;
import org.communique.work.TooBusyException;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;

/**
 * A version's text, or what changed in it, with the threads about it next to their words. Words can be chosen to comment on, and sections
 * be marked as read.
 */
@Tag("communique-reader")
@StyleSheet("context://margin.css")
public class CommentedVersion extends HtmlContainer {

    private static final String DETAIL = "event.detail.";

    private final NumberedTextService texts;
    private final ReadSectionService readSections;
    private final VersionSummary version;
    private final CommentActions commentActions;
    private final Div content = new Div();
    private final ThreadList threads;
    private @Nullable ReadersConversation shown;
    private List<ReadSection> sections = List.of();
    private boolean read;
    private boolean decides;
    private Runnable textWanted = () -> {};
    private Runnable counted = () -> {};

    CommentedVersion(
            NumberedTextService texts,
            ReadSectionService readSections,
            VersionSummary version,
            CommentPermissions permissions,
            CommentActions commentActions) {
        this.texts = texts;
        this.readSections = readSections;
        this.version = version;
        this.commentActions = commentActions;
        content.addClassNames("text", "text-panel");
        SkipTarget.mark(content);
        threads = new ThreadList(
                new VersionTarget(version.id(), commentActions, () -> decides),
                permissions,
                commentActions,
                this::refresh,
                this::toText);
        var margin = new Aside(threads);
        margin.addClassName("margin");
        add(content, margin);
        getElement().setProperty("readLabel", getTranslation("statement.section.read"));
        if (permissions.comment()) {
            onChosen();
        }
        onThreadWanted();
        onSectionRead();
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().addJsModule("context://elements/reader.js");
    }

    public boolean isOf(VersionSummary other) {
        return version.id().equals(other.id());
    }

    /** @param mayDecide whether the member is to decide on it, and can hold comments until then */
    public void offerHolding(boolean mayDecide) {
        decides = mayDecide;
    }

    /** @param inReview whether sections are marked as read: once nothing is decided any more that helps no one */
    public void offerReading(boolean inReview) {
        if (read != inReview) {
            read = inReview;
            try {
                showSections();
            } catch (TooBusyException | WorkStoppedException e) {
                // They come with what is shown next.
            }
            counted.run();
        }
    }

    public void showText() {
        var html = texts.html(version.id(), getLocale()).orElseThrow();
        show(new HtmlContent(html, version.language(), "numbered"));
    }

    /** Shows what changed in place of the text. */
    public void show(Component changes) {
        content.removeAll();
        content.add(changes);
        contentChanged();
    }

    /** To be called when what is shown was drawn again. */
    public void contentChanged() {
        getElement().executeJs("this.redraw?.()");
    }

    /** Puts buttons that lead from change to change into a component, and has keys do the same. */
    public void steerFrom(Component navigation) {
        navigation.addAttachListener(attached -> getElement()
                .executeJs(
                        "customElements.whenDefined('communique-reader').then(() => this.steerFrom($0, $1))",
                        navigation.getElement(),
                        List.of("previous", "next", "place", "keys").stream()
                                .map(key -> getTranslation("statement.change." + key))
                                .toList()));
    }

    /** Called before words are shown that are not in what the screen shows, because it is not the text. */
    public void onTextWanted(Runnable listener) {
        textWanted = listener;
    }

    /** Called when one of the counts below may be another. */
    public void onCounted(Runnable listener) {
        counted = listener;
        listener.run();
    }

    public int sections() {
        return sections.size();
    }

    public int sectionsRead() {
        return (int) sections.stream().filter(ReadSection::read).count();
    }

    public int held() {
        return shown == null ? 0 : shown.held().size();
    }

    /**
     * Shows what others have said since; leaves alone what the person is writing. The text can be read, and decided on, while the
     * server has too much to do for its comments.
     */
    public void refresh() {
        try {
            if (read == sections.isEmpty()) {
                showSections();
            }
            commentActions.heldComments.about(version.id()).ifPresent(this::show);
        } catch (TooBusyException | WorkStoppedException e) {
            threads.showMissing();
        }
        getElement().setProperty("composing", threads.isComposing());
        counted.run();
    }

    private void showSections() {
        sections = read ? readSections.sections(version.id()).orElse(List.of()) : List.of();
        getElement()
                .setPropertyList(
                        "sections",
                        sections.stream()
                                .map(section -> Map.<String, Object>of(
                                        "address",
                                        section.paragraph(),
                                        "title",
                                        section.title(),
                                        "read",
                                        section.read()))
                                .toList());
    }

    private void show(ReadersConversation now) {
        if (!now.equals(shown)) {
            shown = now;
            getElement().setPropertyList("places", places(now));
        }
        threads.show(now.conversation(), now.held());
    }

    private List<Map<String, Object>> places(ReadersConversation now) {
        List<Map<String, Object>> places = new ArrayList<>();
        for (var placedComment : now.conversation().comments()) {
            var place = placedComment.place();
            var comment = placedComment.comment();
            if (place != null) {
                var title = getTranslation("comment.mark", now.conversation().name(comment.by()));
                places.add(Map.of(
                        "id", comment.id().value(),
                        "address", place.address(),
                        "from", place.from(),
                        "to", place.to(),
                        "state", state(comment, now.held()),
                        "title", title));
            }
        }
        return places;
    }

    private static String state(Comment comment, Set<CommentId> held) {
        return held.contains(comment.id()) ? "held" : state(comment);
    }

    static String state(Comment comment) {
        if (comment.isResolved()) {
            return "resolved";
        }
        return comment.suggestion() instanceof Suggestion suggestion && suggestion.state() == SuggestionStatus.OPEN
                ? "suggested"
                : "open";
    }

    private void onChosen() {
        getElement().setProperty("commentLabel", getTranslation("comment.new"));
        var registration = getElement().addEventListener("quote-chosen", event -> {
            var detail = EventDetail.of(event);
            threads.compose(new Quotation(
                    detail.text(DETAIL + "paragraph"),
                    detail.text(DETAIL + "exact"),
                    detail.text(DETAIL + "prefix"),
                    detail.text(DETAIL + "suffix")));
            getElement().setProperty("composing", true);
        });
        List.of("paragraph", "exact", "prefix", "suffix").forEach(name -> registration.addEventData(DETAIL + name));
    }

    private void onThreadWanted() {
        getElement()
                .addEventListener(
                        "thread-wanted",
                        event -> threads.goTo(EventDetail.of(event).value(DETAIL + "id", CommentId::new)))
                .addEventData(DETAIL + "id");
    }

    private void onSectionRead() {
        getElement()
                .addEventListener("section-read", event -> {
                    var detail = EventDetail.of(event);
                    var read = detail.text(DETAIL + "read").equals("yes");
                    readSections.mark(version.id(), detail.text(DETAIL + "address"), read);
                    showSections();
                    counted.run();
                })
                .addEventData(DETAIL + "address")
                .addEventData(DETAIL + "read");
    }

    private void toText(CommentId comment) {
        getElement().callJsFunction("show", comment.value()).then(Boolean.class, found -> {
            if (!found) {
                textWanted.run();
                getElement().callJsFunction("showSoon", comment.value());
            }
        });
    }
}
