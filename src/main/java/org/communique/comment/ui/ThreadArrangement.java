package org.communique.comment.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.communique.coalition.directory.MemberId;
import org.communique.comment.CommentId;
import org.communique.comment.Conversation;
import org.communique.comment.Conversation.PlacedComment;

/** The cards of a conversation, apart by whether their words are in the text. Resolved threads have cards only when they are asked for. */
class ThreadArrangement {

    final Checkbox resolved = new Checkbox();
    /** Narrows the threads to those that the member has to deal with. */
    final Checkbox own = new Checkbox();

    final ThreadCards here;
    final ThreadCards gone;
    private final MemberId member;
    private final Supplier<ThreadCard> newCard;
    private final Runnable arranged;
    private final Map<CommentId, ThreadCard> cards = new HashMap<>();
    private final Map<CommentId, PlacedComment> threads = new HashMap<>();
    private Conversation shown = Conversation.NONE;
    private boolean asked;
    private Set<CommentId> held = Set.of();

    /** @param arranged called each time that the cards were arranged */
    ThreadArrangement(MemberId member, Supplier<ThreadCard> newCard, Runnable arranged) {
        this.member = member;
        this.newCard = newCard;
        this.arranged = arranged;
        here = new ThreadCards(this::card, this::arrange);
        gone = new ThreadCards(this::card, this::arrange);
        resolved.setLabel(resolved.getTranslation("comment.show-resolved"));
        resolved.addValueChangeListener(change -> arrange());
        own.setLabel(own.getTranslation("comment.show-own"));
        own.addValueChangeListener(change -> arrange());
    }

    private ThreadCard card(CommentId id) {
        return cards.computeIfAbsent(id, _ -> newCard.get());
    }

    /**
     * In the order of the text.
     *
     * @param heldByReader those that no one else sees yet
     */
    void show(Conversation conversation, Set<CommentId> heldByReader) {
        shown = conversation;
        held = heldByReader;
        threads.clear();
        conversation.comments().forEach(each -> threads.put(each.comment().id(), each));
        cards.keySet().retainAll(threads.keySet());
        arrange();
        if (!asked && !isEmpty()) {
            asked = true;
            // Also of one whose words are not marked in the text.
            here.getElement()
                    .executeJs("return new URLSearchParams(location.hash.slice(1)).get('comment') ?? ''")
                    .then(String.class, this::goTo);
        }
    }

    private void arrange() {
        resolved.setVisible(open() < shown.comments().size());
        own.setVisible(own.getValue() || shown.comments().stream().anyMatch(this::isOwn));
        draw(here);
        draw(gone);
        arranged.run();
    }

    private void draw(ThreadCards part) {
        var ids = shown.comments().stream()
                .filter(each -> belongsIn(part, each))
                .filter(this::isShown)
                .map(each -> each.comment().id())
                .toList();
        var drawn = part.show(ids);
        for (int i = 0; i < drawn.size(); i++) {
            if (threads.get(ids.get(i)) instanceof PlacedComment thread) {
                drawn.get(i).show(thread, shown, held.contains(ids.get(i)));
            }
        }
    }

    /** One in which someone writes stays where it is, though its words may go, or be found. */
    private boolean belongsIn(ThreadCards part, PlacedComment thread) {
        return isWrittenIn(thread) ? part.has(thread.comment().id()) : part == (thread.place() == null ? gone : here);
    }

    /** What someone writes stays, though others resolve the thread meanwhile. */
    private boolean isShown(PlacedComment thread) {
        return (resolved.getValue() || !thread.comment().isResolved()) && (!own.getValue() || isOwn(thread))
                || isWrittenIn(thread);
    }

    private boolean isWrittenIn(PlacedComment thread) {
        return cards.get(thread.comment().id()) instanceof ThreadCard card && card.isWrittenIn();
    }

    private boolean isOwn(PlacedComment thread) {
        return thread.comment().dealtWithBy().filter(member::equals).isPresent();
    }

    boolean isEmpty() {
        return threads.isEmpty();
    }

    /** How many threads are not resolved. */
    int open() {
        return (int) shown.comments().stream()
                .filter(each -> !each.comment().isResolved())
                .count();
    }

    /** How many threads are shown, or can be, whose words are not in the text. */
    int withoutWords() {
        return (int) shown.comments().stream()
                .filter(each -> each.place() == null)
                .filter(this::isShown)
                .count();
    }

    /** Leads to the thread that the member has begun, once it is shown, unless they write elsewhere; to none if they did not. */
    void goToNew(Runnable show) {
        var known = Set.copyOf(threads.keySet());
        show.run();
        threads.values().stream()
                .map(PlacedComment::comment)
                .filter(comment -> member.equals(comment.by()) && !known.contains(comment.id()))
                .findFirst()
                .ifPresent(comment -> goTo(comment.id(), false));
    }

    private void goTo(String named) {
        threads.keySet().stream()
                .filter(id -> id.value().equals(named))
                .findFirst()
                .ifPresent(this::goTo);
    }

    /** Brings a thread into view, also one that is resolved or further down than what is shown. */
    void goTo(CommentId id) {
        goTo(id, true);
    }

    private void goTo(CommentId id, boolean asked) {
        if (threads.get(id) instanceof PlacedComment thread) {
            if (thread.comment().isResolved()) {
                resolved.setValue(true);
            }
            if (!isOwn(thread)) {
                own.setValue(false);
            }
            here.reach(id);
            gone.reach(id);
            card(id).begin(asked);
        }
    }
}
