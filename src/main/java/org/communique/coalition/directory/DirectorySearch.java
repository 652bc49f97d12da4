package org.communique.coalition.directory;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Finds members and organisations of the coalition by a part of their names. Like {@link Directory} it checks no rights. */
@Component
public final class DirectorySearch {

    private static final int LONGEST = 100;

    private final MongoOperations mongo;

    DirectorySearch(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Those that have not left, by a part of their display name or official name. */
    public List<Organisation> organisations(String part, int most) {
        return mongo
                .find(
                        query(named(part, "displayName", "officialName"))
                                .with(Sort.by("displayName"))
                                .limit(most),
                        Organisation.class)
                .stream()
                .sorted(Directory.BY_DISPLAY_NAME)
                .toList();
    }

    /** Active members of the name, then others of the organisations, each by name. */
    public List<Member> members(String part, Collection<OrganisationId> organisations, int most) {
        Map<MemberId, Member> found = new LinkedHashMap<>();
        add(found, named(part, "name"), most);
        if (!organisations.isEmpty() && found.size() < most) {
            add(found, where("active").is(true).and("organisation").in(Set.copyOf(organisations)), most);
        }
        return found.values().stream().limit(most).toList();
    }

    private void add(Map<MemberId, Member> found, Criteria criteria, int most) {
        mongo.find(query(criteria).with(Sort.by("name")).limit(most), Account.class).stream()
                .map(Account::member)
                .sorted(Directory.BY_NAME)
                .forEach(member -> found.putIfAbsent(member.id(), member));
    }

    /** Active ones with that part in one of the fields. */
    private static Criteria named(String part, String... fields) {
        var active = where("active").is(true);
        var words = part.strip();
        if (words.isEmpty()) {
            return active;
        }
        var quoted = Pattern.quote(words.substring(0, Math.min(LONGEST, words.length())));
        return fields.length == 1
                ? active.and(fields[0]).regex(quoted, "i")
                : active.orOperator(Arrays.stream(fields)
                        .map(field -> where(field).regex(quoted, "i"))
                        .toList());
    }
}
