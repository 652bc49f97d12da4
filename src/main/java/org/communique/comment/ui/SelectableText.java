package org.communique.comment.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.communique.comment.Comment;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Suggestion;
import org.communique.comment.Suggestion.SuggestionStatus;
import org.communique.screen.EventDetail;
import org.communique.statement.lifecycle.NumberedTextService;
import org.communique.statement.ui.NumberedText;
import org.communique.statement.version.VersionSummary;
import org.communique.text.comparison.Quotation;

/** A version's text in which words can be chosen to comment on, and words with a comment are highlighted. */
class SelectableText extends NumberedText {

    private static final String DETAIL = "event.detail.";

    SelectableText(NumberedTextService texts, VersionSummary version) {
        super(texts, version);
    }

    void show(Conversation conversation) {
        List<Map<String, Object>> places = new ArrayList<>();
        for (var placedComment : conversation.comments()) {
            var place = placedComment.place();
            if (place != null) {
                places.add(Map.of(
                        "id",
                        placedComment.comment().id().value(),
                        "address",
                        place.address(),
                        "from",
                        place.from(),
                        "to",
                        place.to(),
                        "state",
                        state(placedComment.comment()),
                        "title",
                        getTranslation(
                                "comment.mark",
                                conversation.name(placedComment.comment().by()))));
            }
        }
        getElement().setPropertyList("places", places);
    }

    static String state(Comment comment) {
        if (comment.isResolved()) {
            return "resolved";
        }
        return comment.suggestion() instanceof Suggestion suggestion && suggestion.state() == SuggestionStatus.OPEN
                ? "suggested"
                : "open";
    }

    void onChosen(Consumer<Quotation> listener) {
        getElement().setProperty("commentLabel", getTranslation("comment.new"));
        var registration = getElement().addEventListener("quote-chosen", event -> {
            var detail = EventDetail.of(event);
            listener.accept(new Quotation(
                    detail.text(DETAIL + "paragraph"),
                    detail.text(DETAIL + "exact"),
                    detail.text(DETAIL + "prefix"),
                    detail.text(DETAIL + "suffix")));
        });
        List.of("paragraph", "exact", "prefix", "suffix").forEach(name -> registration.addEventData(DETAIL + name));
    }

    void onThreadWanted(Consumer<CommentId> listener) {
        getElement()
                .addEventListener(
                        "thread-wanted",
                        event -> listener.accept(EventDetail.of(event).value(DETAIL + "id", CommentId::new)))
                .addEventData(DETAIL + "id");
    }

    void goTo(CommentId comment) {
        getElement().callJsFunction("show", comment.value());
    }
}
