package org.communique.amendment.suggestion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.communique.amendment.SuggestionEvent.SuggestionsDecided;
import org.communique.coalition.directory.MemberId;
import org.communique.crdt.ElementId;
import org.communique.crdt.codec.ByteWriter;
import org.communique.erasure.StoredName;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * That a member has a fork of a draft.
 *
 * @param generation of the fork that is written in
 * @param claim      what is being accepted of it, as only one decision is at a time
 * @param names      by which suggestions were known in the generation before
 * @param seen       what was suggested when it was looked at last
 */
@Document("suggestionCopies")
record SuggestionCopy(
        @Id String id,
        @Indexed StatementId statement,
        MemberId author,
        int generation,
        Instant begunAt,
        @Nullable Claim claim,
        List<Name> names,
        List<Seen> seen) {

    SuggestionCopy {
        names = Objects.requireNonNullElse(names, List.of());
        seen = Objects.requireNonNullElse(seen, List.of());
    }

    /**
     * A suggestion that adds words, as it was found last. Where others delete the passage that they are in, Yjs forgets them.
     *
     * @param id   by which it is known
     * @param own  its first element
     * @param in   the element of the draft that it is in
     * @param gone whether that was deleted in the draft
     */
    record Seen(String id, Element own, Element in, String before, String after, boolean gone) {

        Seen lost() {
            return new Seen(id, own, in, before, after, true);
        }
    }

    record Element(long client, long clock) {

        static Element of(ElementId id) {
            return new Element(id.client(), id.clock());
        }

        ElementId id() {
            return new ElementId(client, clock);
        }
    }

    /**
     * That suggestions are being entered into the draft, or rejected.
     *
     * @param client    with which the edit is written; no other decision has it
     * @param own       what the fork has of the same words, or what is rejected, which goes
     * @param rejection null if they are accepted
     */
    record Claim(
            long client,
            List<Elements> own,
            MemberId by,
            Instant at,
            int suggestions,
            @Nullable Rejection rejection) {

        private static final Duration LONGEST = Duration.ofMinutes(1);

        /** There is time enough to store its edit. */
        boolean isRecent(Instant now) {
            return at.plus(LONGEST.dividedBy(2)).isAfter(now);
        }

        /** Its server has died meanwhile: no attempt takes as long. */
        boolean isInterrupted(Instant now) {
            return at.plus(LONGEST).isBefore(now);
        }

        /** Once it is known what is accepted. */
        Claim of(List<Elements> chosen, int number) {
            return new Claim(client, chosen, by, at, number, null);
        }

        /** Once it is known what is rejected. */
        Claim of(List<Elements> chosen, int number, Rejection rejected) {
            return new Claim(client, chosen, by, at, number, rejected);
        }
    }

    /**
     * That suggestions are rejected.
     *
     * @param forked the generation that has them, if they are left out when the draft is forked again; else null
     */
    record Rejection(
            @StoredName(amongWords = true) String reason,
            @Nullable Integer forked) {}

    /** Some elements in a row of one Yjs client. */
    record Elements(long client, long clock, long length) {

        boolean have(Element element) {
            return element.client() == client && element.clock() >= clock && element.clock() < clock + length;
        }

        /** An update that only deletes. */
        static byte[] deletion(List<Elements> elements) {
            var byClient = new TreeMap<Long, List<Elements>>(Comparator.reverseOrder());
            elements.forEach(each -> byClient.computeIfAbsent(each.client(), _ -> new ArrayList<>())
                    .add(each));
            var update = new ByteWriter();
            update.writeVarUint(0);
            update.writeVarUint(byClient.size());
            byClient.forEach((client, ranges) -> {
                update.writeVarUint(client);
                update.writeVarUint(ranges.size());
                ranges.stream()
                        .sorted(Comparator.comparingLong(Elements::clock))
                        .forEach(range -> {
                            update.writeVarUint(range.clock());
                            update.writeVarUint(range.length());
                        });
            });
            return update.toByteArray();
        }
    }

    /** A suggestion has, in this generation, this first element; before it had that one. */
    record Name(long client, long clock, long formerClient, long formerClock) {

        ElementId now() {
            return new ElementId(client, clock);
        }

        ElementId former() {
            return new ElementId(formerClient, formerClock);
        }
    }

    /** @param decision by which it is known, however often it is published */
    SuggestionsDecided decided(String decision, Claim by) {
        var rejection = by.rejection();
        return new SuggestionsDecided(
                decision,
                statement,
                author,
                rejection == null,
                by.suggestions(),
                rejection == null ? "" : rejection.reason(),
                by.by(),
                by.at());
    }

    static String idOf(StatementId statement, MemberId author) {
        return statement.value() + "~" + author.value();
    }

    SuggestionFork fork() {
        return new SuggestionFork(statement, author, generation);
    }
}
