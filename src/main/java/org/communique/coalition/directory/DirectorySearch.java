package org.communique.coalition.directory;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

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

    /** Those that have not left, by display name. */
    public List<Organisation> organisations(String part, int most) {
        return mongo
                .find(
                        query(named("displayName", part))
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
        add(found, named("name", part), most);
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

    private static Criteria named(String field, String part) {
        var active = where("active").is(true);
        var words = part.strip();
        return words.isEmpty()
                ? active
                : active.and(field).regex(Pattern.quote(words.substring(0, Math.min(LONGEST, words.length()))), "i");
    }
}
