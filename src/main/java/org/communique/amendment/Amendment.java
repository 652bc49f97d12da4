package org.communique.amendment;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.communique.amendment.change.Change;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * What an organisation proposes to change in the text of a round, or in the draft as it was later.
 *
 * @param proposedBy  the member who submitted it; it stays the organisation's when they leave
 * @param passage     the number in the margin of the first passage that it is about, in the text that it was written on; 0 before all
 * @param place       of that passage among all, by which amendments are in the order of the text
 * @param movedTo     the number of the passage after which the first one that it moves is to come; null if it moves none
 * @param changes     as {@link ChangesJson} writes them
 * @param language    BCP 47 tag of the reason
 * @param settlement  how it was settled; null while it is open
 * @param acceptance  while it is being entered into the draft, and since
 * @param vote        that alone settles it; null if no vote on it is open
 * @param amends      the amendment that it would change; null if it changes the text itself
 * @param revisions   how its text was changed since it was submitted, the first first
 * @param base        the text that it was written on; null for that of its round
 */
@Document("amendments")
public record Amendment(
        @Id AmendmentId id,
        @Indexed StatementId statement,
        RoundId round,
        OrganisationId organisation,
        MemberId proposedBy,
        Instant proposedAt,
        AmendmentKind kind,
        int passage,
        int place,
        @Nullable Integer movedTo,
        String changes,
        String reason,
        String language,
        List<Stand> stands,
        AmendmentStatus state,
        @Nullable Settlement settlement,
        @Nullable Acceptance acceptance,
        @Nullable VoteId vote,
        @Nullable Amends amends,
        List<AmendmentRevision> revisions,
        @Nullable BaseId base) {

    public static final int LONGEST_REASON = 4_000;

    public static final int LONGEST_WORD = 1_000;

    /** Changes of its text by its organisation, of its reason alone, and of its text by taking over or choosing other words, each. */
    public static final int MOST_REVISIONS = 20;

    /** Of all its former texts as they are stored, before its organisation changes it once more. */
    private static final long MOST_FORMER_CHARACTERS = 2_000_000;

    /** What its organisation leaves of room for texts to be taken over, and for other words. */
    private static final long ROOM_FOR_OTHERS = 500_000;

    public enum AmendmentKind {
        REPLACE,
        ADD,
        DELETE,
        MOVE,
        /** All of the text is replaced. */
        WHOLE_TEXT
    }

    public enum AmendmentStatus {
        OPEN,
        /** Its changes are in the draft. */
        ACCEPTED,
        REJECTED,
        /** By its organisation. */
        WITHDRAWN,
        /** Its text became that of the amendment that it amends. */
        TAKEN_OVER
    }

    /**
     * The amendment that another one amends, whose changes are to the text all the same: all of the former, as the latter wants them.
     *
     * @param revision how often the former's text had been changed when the latter was written
     */
    public record Amends(int number, int revision) {}

    /**
     * That an organisation supports or opposes it.
     *
     * @param word what it says to that; may be empty
     */
    public record Stand(OrganisationId organisation, boolean supports, String word, MemberId by, Instant at) {}

    /** @param reason may be empty */
    public record Settlement(MemberId by, Instant at, String reason) {}

    /**
     * @param client the Yjs client id of the edit that enters it into the draft
     * @param text   with which it is accepted; null if with its own
     */
    public record Acceptance(
            long client, MemberId by, Instant at, @Nullable AmendmentText text) {}

    /** As {@link #changes} holds them. */
    public static String json(List<Change> changes) {
        return ChangesJson.of(changes);
    }

    public List<Change> readChanges() {
        return ChangesJson.read(changes);
    }

    public Amendment {
        revisions = Objects.requireNonNullElse(revisions, List.of());
    }

    public AmendmentText text() {
        return new AmendmentText(kind, passage, place, movedTo, changes, base);
    }

    /** The text that its changes are to. */
    public BaseId baseText() {
        return text().baseText(round);
    }

    /** After how many revisions it first said what it says now. */
    public int textRevision() {
        int revision = revisions.size();
        while (revision > 0 && textAt(revision - 1).equals(text())) {
            revision--;
        }
        return revision;
    }

    /** Whether it says what it said after so many revisions. */
    public boolean saysStill(int revision) {
        return textAt(revision).equals(text());
    }

    /** Its text after it was changed so often. */
    public AmendmentText textAt(int revision) {
        return revisions.stream()
                .skip(revision)
                .flatMap(later -> Stream.ofNullable(later.former()))
                .findFirst()
                .orElseGet(this::text);
    }

    /** By whom its text is replaced now, and why. */
    public AmendmentRevision revision(
            AmendmentRevision.Cause cause, @Nullable Integer takenFrom, MemberId by, Instant at) {
        return new AmendmentRevision(
                cause == AmendmentRevision.Cause.REASON ? null : text(), reason, language, cause, takenFrom, by, at);
    }

    /** How often its text was changed: who acts on it says with this what they read. */
    public int revisionCount() {
        return revisions.size();
    }

    /** Whether it can be changed once more so. What its organisation changes takes no room from those who take texts over or choose words. */
    public boolean hasRoomFor(AmendmentRevision.Cause cause) {
        return switch (cause) {
            case REASON -> changedBy(cause) < MOST_REVISIONS;
            case CHANGED -> changedBy(cause) < MOST_REVISIONS && formerCharacters() <= MOST_FORMER_CHARACTERS;
            case TAKEN_OVER, OTHER_WORDS ->
                changedBy(AmendmentRevision.Cause.TAKEN_OVER) + changedBy(AmendmentRevision.Cause.OTHER_WORDS)
                                < MOST_REVISIONS
                        && formerCharacters() <= MOST_FORMER_CHARACTERS + ROOM_FOR_OTHERS;
            case RESTORED -> true;
        };
    }

    private long changedBy(AmendmentRevision.Cause cause) {
        return revisions.stream().filter(revision -> revision.cause() == cause).count();
    }

    /** Of its former texts once it says something else. */
    private long formerCharacters() {
        return changes.length()
                + revisions.stream()
                        .flatMap(revision -> Stream.ofNullable(revision.former()))
                        .mapToLong(former -> former.changes().length())
                        .sum();
    }

    public boolean isAcceptedWithOtherWords() {
        return state == AmendmentStatus.ACCEPTED && acceptance != null && acceptance.text() != null;
    }

    /** Whether it was taken when the text, or the reason, said something else. */
    public boolean isOnFormerText(Stand stand) {
        return !revisions.isEmpty() && stand.at().isBefore(revisions.getLast().at());
    }

    /** In the order of the text and then of their numbers; those that amend one come after it. */
    static List<Amendment> inOrderOfText(List<Amendment> amendments) {
        var byNumber = new HashMap<Integer, Amendment>();
        amendments.forEach(amendment -> byNumber.put(amendment.id().number(), amendment));
        var amended = Comparator.comparing(
                (Amendment amendment) -> amendment.amends() instanceof Amends(int number, var _)
                        ? byNumber.getOrDefault(number, amendment)
                        : amendment,
                Comparator.comparingInt(Amendment::place)
                        .thenComparing(amendment -> amendment.id().number()));
        return amendments.stream()
                .sorted(amended.thenComparing(amendment -> amendment.amends() != null)
                        .thenComparing(amendment -> amendment.id().number()))
                .toList();
    }

    boolean isOpen() {
        return state == AmendmentStatus.OPEN;
    }

    public Optional<Stand> standOf(OrganisationId organisation) {
        return stands.stream()
                .filter(stand -> stand.organisation().equals(organisation))
                .findFirst();
    }

    public long supporters() {
        return stands.stream().filter(Stand::supports).count();
    }

    public long opponents() {
        return stands.size() - supporters();
    }
}
