package org.communique.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.DistinctNames;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.comment.CommentFile.AuthorChoice;
import org.communique.comment.CommentFile.Candidate;
import org.communique.erasure.Erasure;
import org.communique.erasure.NameEraser;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.access.StatementRights;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whom members of an organisation took the authors of files about a statement to be, for the next file. As names say who works with
 * whom, they are kept for some months only.
 */
@Component
class FileAuthors implements NameEraser {

    private static final Duration KEPT = Duration.ofDays(180);

    private final MongoOperations mongo;
    private final Comments comments;
    private final Directory directory;
    private final Clock clock;

    FileAuthors(MongoOperations mongo, Comments comments, Directory directory, Clock clock) {
        this.mongo = mongo;
        this.comments = comments;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * @param id   of the organisation that remembers, the statement, and the hash of the name, which has any characters
     * @param name as files have it
     */
    @Document("fileAuthors")
    record FileAuthor(
            @Id String id,
            @Indexed String name,
            @Nullable OrganisationId organisation,
            @Nullable MemberId member,
            MemberId by,
            @Indexed Instant at) {}

    /** Whom a member can take an author to be, see {@link FileCommentService#candidates}. */
    List<Candidate> candidates(Member member) {
        var organisations = directory.organisations().stream()
                .filter(Organisation::active)
                .sorted(Directory.BY_DISPLAY_NAME)
                .toList();
        var names = organisations.stream().collect(Collectors.toMap(Organisation::id, Organisation::displayName));
        var all = new ArrayList<Candidate>();
        organisations.forEach(organisation ->
                all.add(new Candidate(organisation.displayName(), new AuthorChoice(organisation.id(), null))));
        var members = members(member);
        var distinct = new DistinctNames(members);
        members.forEach(each -> all.add(new Candidate(
                distinct.of(each) + " (" + names.getOrDefault(each.organisation(), "") + ")",
                new AuthorChoice(each.organisation(), each.id()))));
        return all;
    }

    private List<Member> members(Member member) {
        var organisations = StatementRights.coordinates(member)
                ? directory.organisations().stream().map(Organisation::id).toList()
                : List.of(member.organisation());
        return directory.activeMembersOf(organisations).stream()
                .sorted(Directory.BY_NAME)
                .toList();
    }

    /** By their names in files, whom they were taken to be before, if the member can say so today. */
    Map<String, AuthorChoice> suggested(Member member, StatementId statement, Set<String> names) {
        var known = known(member.organisation(), statement, names);
        var candidates = known.isEmpty() ? Map.<MemberId, Member>of() : byId(member);
        var suggested = new LinkedHashMap<String, AuthorChoice>();
        names.forEach(name -> suggested.put(
                name,
                offered(known.getOrDefault(name, AuthorChoice.NONE), candidates).orElse(AuthorChoice.NONE)));
        return suggested;
    }

    /** @throws IllegalArgumentException if an author is taken to be someone whom the member cannot name */
    Map<String, AuthorChoice> checked(Member member, Map<String, AuthorChoice> authors) {
        var candidates = authors.isEmpty() ? Map.<MemberId, Member>of() : byId(member);
        var checked = new HashMap<String, AuthorChoice>();
        authors.forEach((name, choice) -> checked.put(
                name,
                offered(choice, candidates)
                        .orElseThrow(() -> new IllegalArgumentException("not one who can be named"))));
        return checked;
    }

    private Map<MemberId, Member> byId(Member member) {
        return members(member).stream().collect(Collectors.toMap(Member::id, each -> each));
    }

    private Optional<AuthorChoice> offered(AuthorChoice choice, Map<MemberId, Member> candidates) {
        if (choice.member() != null) {
            return Optional.ofNullable(candidates.get(choice.member()))
                    .map(member -> new AuthorChoice(member.organisation(), member.id()));
        }
        return choice.organisation() == null
                ? Optional.of(choice)
                : directory
                        .organisation(choice.organisation())
                        .filter(Organisation::active)
                        .map(_ -> choice);
    }

    /** By their names in files. */
    Map<String, AuthorChoice> known(OrganisationId organisation, StatementId statement, Collection<String> names) {
        var ids = names.stream().map(name -> id(organisation, statement, name)).toList();
        return ids.isEmpty()
                ? Map.of()
                : mongo.find(query(where("_id").in(ids)), FileAuthor.class).stream()
                        .collect(Collectors.toMap(
                                FileAuthor::name, author -> new AuthorChoice(author.organisation(), author.member())));
    }

    /** Forgets those who are not taken to be anyone. */
    void remember(
            OrganisationId organisation,
            StatementId statement,
            Map<String, AuthorChoice> choices,
            MemberId by,
            Instant at) {
        choices.forEach((name, choice) -> {
            var id = id(organisation, statement, name);
            if (choice.equals(AuthorChoice.NONE)) {
                mongo.remove(query(where("_id").is(id)), FileAuthor.class);
            } else {
                mongo.save(new FileAuthor(id, name, choice.organisation(), choice.member(), by, at));
            }
        });
    }

    /** Those next to the words that were brought in are replaced where they stand. */
    @Override
    public void erase(Erasure erasure) {
        var named = query(where("name").is(erasure.name().value()));
        mongo.find(named, FileAuthor.class)
                .forEach(author -> erasure.in("authors of comments in files", () -> mongo.remove(author)));
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void removeExpired() {
        removeBefore(clock.instant().minus(KEPT));
    }

    void removeBefore(Instant time) {
        mongo.remove(query(where("at").lt(time)), FileAuthor.class);
    }

    private static String id(OrganisationId organisation, StatementId statement, String name) {
        return organisation.value() + "/" + statement.value() + "/"
                + TextHash.of(name).value();
    }
}
