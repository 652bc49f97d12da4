package org.communique.statement.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.communique.collab.DraftId;
import org.communique.screen.EventDetail;
import org.communique.statement.draft.DraftAnchor;
import org.communique.statement.draft.DraftAnchor.Letter;
import org.communique.text.comparison.Quotation;
import org.communique.text.format.TextDecorator.WordLink;
import org.jspecify.annotations.Nullable;

/**
 * The margin of a draft. The editor highlights the annotated words, and places each component that is aligned with an annotation next to
 * them. Its room is kept also without components, so that the text stays where it is when the first comes.
 */
@StyleSheet("context://margin.css")
public class DraftMargin extends Aside {

    /**
     * Words to highlight.
     *
     * @param words  which are looked for if there is no anchor, or its letters were deleted
     * @param state  {@code open}, {@code suggested}, {@code resolved} or {@code chosen}: how the highlight looks
     * @param title  says of what kind the annotation is
     */
    public record Annotation(
            String id, Quotation words, @Nullable DraftAnchor anchor, String state, String title) {}

    /**
     * What the person wants to comment on.
     *
     * @param words  with the likely address of their passage; empty if the person has selected none
     * @param anchor null if the person has selected none
     */
    public record ChosenWords(Quotation words, @Nullable DraftAnchor anchor) {}

    /**
     * Which annotations have their words in the draft. One that was annotated just now may be in neither list.
     *
     * @param found   in the order of the text
     * @param missing whose words are no longer there
     */
    public record FoundAnnotations(List<String> found, List<String> missing) {}

    private static final String TO_CARD = """
            const card = this.querySelector(`[data-annotation="${CSS.escape($0)}"]`);
            card?.scrollIntoView({ block: 'center' });
            card?.focus({ preventScroll: true });
            """;

    private static final String CHOSEN = "event.detail";
    private static final String WANTED = "event.detail.id";
    private static final String SUGGEST = "event.detail.mode";
    private static final String FOUND = "event.detail.found";
    private static final String MISSING = "event.detail.missing";

    private final Element editor;
    private final Span announcement = new Span();
    private List<Annotation> annotated = List.of();
    private Set<String> held = Set.of();
    private final List<Runnable> heldChanged = new ArrayList<>();
    private final List<Consumer<String>> wanted = new ArrayList<>();

    DraftMargin(DraftEditor editor) {
        this.editor = editor.getElement();
        addClassName("margin");
        announcement.addClassName("visually-hidden");
        announcement.getElement().setAttribute("role", "status");
        add(announcement);
    }

    /** Places a component, which is within one of class {@code aligned}, next to the words of an annotation. */
    public static void align(Component component, String annotation) {
        component.getElement().setAttribute("data-annotation", annotation);
    }

    public void annotate(List<Annotation> annotations) {
        if (annotations.equals(annotated)) {
            return;
        }
        annotated = List.copyOf(annotations);
        editor.setPropertyList(
                "annotations", annotations.stream().map(DraftMargin::fields).toList());
    }

    private static Map<String, Object> fields(Annotation annotation) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("id", annotation.id());
        fields.put("exact", annotation.words().exact());
        fields.put("prefix", annotation.words().prefix());
        fields.put("suffix", annotation.words().suffix());
        fields.put("state", annotation.state());
        fields.put("title", annotation.title());
        if (annotation.anchor() instanceof DraftAnchor anchor) {
            fields.put("anchor", Map.of("first", fields(anchor.first()), "last", fields(anchor.last())));
        }
        return fields;
    }

    private static Map<String, Long> fields(Letter letter) {
        return Map.of("client", letter.client(), "clock", letter.clock());
    }

    /**
     * A passage in which words lead to what they mean.
     *
     * @param words of the whole passage
     */
    public record LinkedPassage(String words, List<WordLink> links) {}

    /** In passages that still have the same words. The text stays as it is. */
    public void showLinks(List<LinkedPassage> passages) {
        editor.setPropertyList("links", passages);
    }

    /** Called when the text was loaded, and when a person has paused after changing it. */
    public void onLinksWanted(Runnable listener) {
        editor.addEventListener("links-wanted", event -> listener.run());
    }

    /** Whether words can be chosen to comment on. */
    public void offerComments(boolean offered) {
        editor.setProperty("commentable", offered);
    }

    public void onWordsChosen(Consumer<ChosenWords> listener) {
        editor.addEventListener(
                        "words-chosen",
                        event -> listener.accept(chosen(EventDetail.of(event).inner(CHOSEN))))
                .addEventData(CHOSEN);
    }

    private static ChosenWords chosen(EventDetail detail) {
        var words = new Quotation(
                detail.optionalText("paragraph"),
                detail.optionalText("exact"),
                detail.optionalText("prefix"),
                detail.optionalText("suffix"));
        return new ChosenWords(words, detail.has("anchor") ? anchor(detail.inner("anchor")) : null);
    }

    private static DraftAnchor anchor(EventDetail anchor) {
        return new DraftAnchor(letter(anchor.inner("first")), letter(anchor.inner("last")));
    }

    private static Letter letter(EventDetail letter) {
        return new Letter(letter.number("client"), letter.number("clock"));
    }

    /**
     * What someone suggests to change, as the editor draws it.
     *
     * @param colour as #rrggbb
     */
    public record ShownSuggestion(
            String id, String author, String title, String colour, List<Map<String, @Nullable Object>> pieces) {}

    public void showSuggestions(List<ShownSuggestion> suggestions) {
        editor.setPropertyList("suggestions", suggestions);
    }

    /** Threads about these are shown with them, and not next to words. */
    public void hold(Set<String> about) {
        if (!about.equals(held)) {
            held = Set.copyOf(about);
            heldChanged.forEach(Runnable::run);
        }
    }

    public boolean holds(String about) {
        return held.contains(about);
    }

    public void onHeldChanged(Runnable listener) {
        heldChanged.add(listener);
    }

    /** Whether the person can begin to suggest changes. */
    public void offerSuggesting(boolean offered) {
        editor.setProperty("suggestable", offered);
    }

    /** Called with whether the person wants to suggest changes, or no longer. */
    public void onSuggestWanted(Consumer<Boolean> listener) {
        editor.addEventListener(
                        "suggest-wanted",
                        event -> listener.accept(
                                EventDetail.of(event).text(SUGGEST).equals("on")))
                .addEventData(SUGGEST);
    }

    /**
     * What the person writes from now on is written there.
     *
     * @param copy of the draft; null for the draft itself
     */
    public void writeIn(@Nullable DraftId copy) {
        editor.setProperty("copy", copy == null ? "" : copy.value());
    }

    /** Called with the id of an annotation whose words the person has clicked. */
    public void onAnnotationWanted(Consumer<String> listener) {
        wanted.add(listener);
        editor.addEventListener(
                        "annotation-wanted",
                        event -> listener.accept(EventDetail.of(event).text(WANTED)))
                .addEventData(WANTED);
    }

    /** Called whenever words come or go. */
    public void onAnnotationsFound(Consumer<FoundAnnotations> listener) {
        editor.addEventListener("annotations-found", event -> {
                    var detail = EventDetail.of(event);
                    listener.accept(new FoundAnnotations(detail.texts(FOUND), detail.texts(MISSING)));
                })
                .addEventData(FOUND)
                .addEventData(MISSING);
    }

    /** Brings the words of an annotation into view. */
    public void showWords(String annotation) {
        editor.callJsFunction("showAnnotation", annotation);
    }

    /** Leads to the component that is aligned with an annotation, as if the person had clicked its words. */
    void goTo(String annotation) {
        wanted.forEach(listener -> listener.accept(annotation));
        getElement().executeJs(TO_CARD, annotation);
    }

    /** Tells members who use a screen reader what has changed. */
    public void announce(String text) {
        announcement.setText(text);
    }
}
