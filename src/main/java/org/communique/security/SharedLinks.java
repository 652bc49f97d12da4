package org.communique.security;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.LinkSharingPeriod;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberErased;
import org.communique.coalition.directory.MemberId;
import org.communique.security.SharedLink.Settlement;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** Records manually shared links and their state. */
@Repository
public class SharedLinks {

    private final MongoOperations store;
    private final Clock clock;

    SharedLinks(MongoOperations store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    public void add(String linkHash, MemberId member, LinkSharing linkSharing) {
        store.save(new SharedLink(linkHash, member, linkSharing, null, null, null, null, null));
    }

    /** @return what {@link #removeChange} takes */
    public String addChange(MemberId member, EmailAddress former, LinkSharing sharing) {
        String id = "address/" + Secret.random();
        store.insert(new SharedLink(id, member, sharing, null, null, null, null, former));
        return id;
    }

    /** Of a change that was not made. */
    public void removeChange(String id) {
        store.remove(query(where("_id").is(id)), SharedLink.class);
    }

    /** The changes of the member's address that are not confirmed, oldest first. */
    public List<SharedLink> changes(MemberId member) {
        return store.find(query(change(member)), SharedLink.class).stream()
                .sorted(Comparator.comparing(link -> link.linkSharing().at()))
                .toList();
    }

    /** The former mailbox says that the address is right, and nothing of the password. */
    public void confirmAddress(MemberId member) {
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

    @EventListener
    void on(MemberErased erased) {
        store.updateMulti(
                query(where("member").is(erased.member()).and("formerAddress").ne(null)),
                new Update().set("formerAddress", EmailAddress.ERASED),
                SharedLink.class);
    }

    /** What is unsettled, and changes of the address that are not confirmed. */
    public List<SharedLink> unconfirmed(Collection<MemberId> members) {
        return store.find(query(unconfirmed(where("member").in(members))), SharedLink.class);
    }

    /** Whether the administrator is another, and had neither one of these links nor a password of their own by such a link. */
    public boolean hadNoPart(MemberId administrator, MemberId member) {
        return !administrator.equals(member)
                && unsettled(administrator).isEmpty()
                && unconfirmed(List.of(member)).stream()
                        .noneMatch(link -> link.linkSharing().by().equals(administrator));
    }

    private static Criteria unconfirmed(Criteria criteria) {
        return criteria.and("settledAt")
                .is(null)
                .orOperator(where("usedAt").ne(null), where("formerAddress").ne(null));
    }

    /** Some of them, and those of whom another member was given a link. */
    public Set<MemberId> with(Collection<MemberId> members, Set<MemberId> some) {
        var query = query(where("member").in(members));
        query.fields().include("member");
        var shared = store.find(query, Owner.class, store.getCollectionName(SharedLink.class)).stream()
                .map(Owner::member);
        return Stream.concat(shared, some.stream()).collect(Collectors.toSet());
    }

    private record Owner(MemberId member) {}

    /** Newest first. */
    public List<SharedLink> of(MemberId member) {
        return store.find(query(where("member").is(member)), SharedLink.class).stream()
                .sorted(Comparator.comparing(
                                (SharedLink link) -> link.linkSharing().at())
                        .reversed())
                .toList();
    }

    public List<SharedLink> unsettled(MemberId member) {
        return store.find(query(unsettled(where("member").is(member))), SharedLink.class);
    }

    /** Since when another person may have had the member's password. */
    public Optional<Instant> unsettledSince(MemberId member) {
        return unsettled(member).stream()
                .map(SharedLink::usedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    /** Of each member the newest by which the password was set and which is not settled. */
    public Map<MemberId, LinkSharing> unsettled(Collection<MemberId> members) {
        return newest(store.find(query(unsettled(where("member").in(members))), SharedLink.class));
    }

    public static Map<MemberId, LinkSharing> newest(Collection<SharedLink> links) {
        return links.stream()
                .collect(Collectors.toMap(
                        SharedLink::member,
                        SharedLink::linkSharing,
                        BinaryOperator.maxBy(Comparator.comparing(LinkSharing::at))));
    }

    public List<LinkSharingPeriod> times(Collection<MemberId> members) {
        return store.find(query(where("member").in(members).and("usedAt").ne(null)), SharedLink.class).stream()
                .flatMap(link -> link.usedAt() == null
                        ? Stream.empty()
                        : Stream.of(new LinkSharingPeriod(
                                link.member(), link.linkSharing(), link.usedAt(), link.settledAt())))
                .toList();
    }

    /** Marks the link as used; returns whether it was shared manually. */
    public boolean used(String linkHash) {
        return store.updateFirst(query(where("_id").is(linkHash)), Update.update("usedAt", now()), SharedLink.class)
                        .getMatchedCount()
                > 0;
    }

    public Optional<LinkSharing> find(String linkHash) {
        return Optional.ofNullable(store.findById(linkHash, SharedLink.class)).map(SharedLink::linkSharing);
    }

    /**
     * Settles everything, changes of the address too.
     *
     * @param by the administrator, if it was one
     */
    public void settle(MemberId member, Settlement settlement, @Nullable MemberId by) {
        settle(unconfirmed(where("member").is(member)), settlement, by);
    }

    /** The member's mailbox says that the password is theirs. */
    public void confirmPassword(MemberId member) {
        settle(unsettled(where("member").is(member)), Settlement.MAILBOX, null);
    }

    private void settle(Criteria which, Settlement settlement, @Nullable MemberId by) {
        store.updateMulti(
                query(which),
                Update.update("settledAt", now()).set("settlement", settlement).set("settledBy", by),
                SharedLink.class);
    }

    private static Criteria unsettled(Criteria criteria) {
        return criteria.and("usedAt").ne(null).and("settledAt").is(null);
    }

    private Instant now() {
        return clock.instant();
    }
}
