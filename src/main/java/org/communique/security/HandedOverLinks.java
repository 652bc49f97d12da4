package org.communique.security;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.HandOver;
import org.communique.coalition.HandedOverTime;
import org.communique.coalition.MemberId;
import org.communique.security.HandedOverLink.Settlement;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Who had members' links in hand, and what became of them. */
@Repository
class HandedOverLinks {

    private final MongoOperations store;
    private final Clock clock;

    HandedOverLinks(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void add(String linkHash, MemberId member, HandOver handOver) {
        store.save(new HandedOverLink(linkHash, member, handOver, null, null, null, null, null));
    }

    /** @return what {@link #removeChange} takes */
    String addChange(MemberId member, EmailAddress former, HandOver change) {
        String id = "address/" + Secret.random();
        store.insert(new HandedOverLink(id, member, change, null, null, null, null, former));
        return id;
    }

    /** Of a change that was not made. */
    void removeChange(String id) {
        store.remove(query(where("_id").is(id)), HandedOverLink.class);
    }

    /** The changes of the member's address that are not confirmed, oldest first. */
    List<HandedOverLink> changes(MemberId member) {
        return store.find(query(change(member)), HandedOverLink.class).stream()
                .sorted(Comparator.comparing(link -> link.handOver().at()))
                .toList();
    }

    /** The former mailbox says that the address is right, and nothing of the password. */
    void confirmAddress(MemberId member) {
        settle(change(member), Settlement.MAILBOX, null);
    }

    private static Criteria change(MemberId member) {
        return where("member")
                .is(member)
                .and("formerAddress")
                .ne(null)
                .and("settledAt")
                .is(null);
    }

    /** What is unsettled, and changes of the address that are not confirmed. */
    List<HandedOverLink> unconfirmed(Collection<MemberId> members) {
        return store.find(query(unconfirmed(where("member").in(members))), HandedOverLink.class);
    }

    private static Criteria unconfirmed(Criteria criteria) {
        return criteria.and("settledAt")
                .is(null)
                .orOperator(where("usedAt").ne(null), where("formerAddress").ne(null));
    }

    /** Newest first. */
    List<HandedOverLink> of(MemberId member) {
        return store.find(query(where("member").is(member)), HandedOverLink.class).stream()
                .sorted(Comparator.comparing(
                                (HandedOverLink link) -> link.handOver().at())
                        .reversed())
                .toList();
    }

    List<HandedOverLink> unsettled(MemberId member) {
        return store.find(query(unsettled(where("member").is(member))), HandedOverLink.class);
    }

    /** Since when another person may have had the member's password. */
    Optional<Instant> unsettledSince(MemberId member) {
        return unsettled(member).stream()
                .map(HandedOverLink::usedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Of each member the newest by which the password was set and which is not settled. */
    Map<MemberId, HandOver> unsettled(Collection<MemberId> members) {
        return newest(store.find(query(unsettled(where("member").in(members))), HandedOverLink.class));
    }

    static Map<MemberId, HandOver> newest(Collection<HandedOverLink> links) {
        return links.stream()
                .collect(Collectors.toMap(
                        HandedOverLink::member,
                        HandedOverLink::handOver,
                        BinaryOperator.maxBy(Comparator.comparing(HandOver::at))));
    }

    List<HandedOverTime> times(Collection<MemberId> members) {
        return store.find(query(where("member").in(members).and("usedAt").ne(null)), HandedOverLink.class).stream()
                .flatMap(link -> link.usedAt() == null
                        ? Stream.empty()
                        : Stream.of(
                                new HandedOverTime(link.member(), link.handOver(), link.usedAt(), link.settledAt())))
                .toList();
    }

    /** A password is being set by the link; whether it was handed over. */
    boolean used(String linkHash) {
        return store.updateFirst(query(where("_id").is(linkHash)), Update.update("usedAt", now()), HandedOverLink.class)
                        .getMatchedCount()
                > 0;
    }

    Optional<HandOver> find(String linkHash) {
        return Optional.ofNullable(store.findById(linkHash, HandedOverLink.class))
                .map(HandedOverLink::handOver);
    }

    /**
     * Settles everything, changes of the address too.
     *
     * @param by the administrator, if it was one
     */
    void settle(MemberId member, Settlement settlement, @Nullable MemberId by) {
        settle(unconfirmed(where("member").is(member)), settlement, by);
    }

    /** The member's mailbox says that the password is theirs. */
    void confirmPassword(MemberId member) {
        settle(unsettled(where("member").is(member)), Settlement.MAILBOX, null);
    }

    private void settle(Criteria which, Settlement settlement, @Nullable MemberId by) {
        store.updateMulti(
                query(which),
                Update.update("settledAt", now()).set("settlement", settlement).set("settledBy", by),
                HandedOverLink.class);
    }

    private static Criteria unsettled(Criteria criteria) {
        return criteria.and("usedAt").ne(null).and("settledAt").is(null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
