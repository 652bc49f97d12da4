package org.communique.comment;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.TextHash;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** Whom members of an organisation took the authors of files to be, for the next file. */
@Component
class FileAuthors {

    private final MongoOperations mongo;

    FileAuthors(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /**
     * @param id   of the organisation that remembers, and the hash of the name, which has any characters
     * @param name as files have it
     */
    @Document("fileAuthors")
    record FileAuthor(
            @Id String id,
            String name,
            @Nullable OrganisationId organisation,
            @Nullable MemberId member,
            MemberId by,
            Instant at) {}

    /** By their names in files. */
    Map<String, AuthorChoice> known(OrganisationId organisation, Collection<String> names) {
        var ids = names.stream().map(name -> id(organisation, name)).toList();
        return ids.isEmpty()
                ? Map.of()
                : mongo.find(query(where("_id").in(ids)), FileAuthor.class).stream()
                        .collect(Collectors.toMap(
                                FileAuthor::name, author -> new AuthorChoice(author.organisation(), author.member())));
    }

    void remember(OrganisationId organisation, Map<String, AuthorChoice> choices, MemberId by, Instant at) {
        choices.forEach((name, choice) -> mongo.save(
                new FileAuthor(id(organisation, name), name, choice.organisation(), choice.member(), by, at)));
    }

    private static String id(OrganisationId organisation, String name) {
        return organisation.value() + "/" + TextHash.of(name).value();
    }
}
