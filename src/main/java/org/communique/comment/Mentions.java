package org.communique.comment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;

/**
 * Members who are mentioned in what was said. Each stands there as {@code @[id]}, so that no one else of the name is meant, and their
 * name is always that of today.
 */
public final class Mentions {

    /** In one comment or reply. */
    static final int MOST = 50;

    private static final Pattern MENTION = Pattern.compile("@\\[([A-Za-z0-9_:.~-]{1,120})]");

    private Mentions() {}

    /** A member who can be mentioned. */
    public record Mentionable(MemberId member, String name, String organisation) {

        /** By name, those of the same name by organisation. */
        public static List<Mentionable> of(List<Member> members, Directory directory) {
            Map<OrganisationId, Organisation> organisations = directory.organisations(
                    members.stream().map(Member::organisation).distinct().toList());
            return members.stream()
                    .map(member -> new Mentionable(
                            member.id(),
                            member.name(),
                            organisations.get(member.organisation()) instanceof Organisation of
                                    ? of.displayName()
                                    : ""))
                    .sorted(Comparator.comparing(Mentionable::name, String.CASE_INSENSITIVE_ORDER)
                            .thenComparing(Mentionable::organisation))
                    .toList();
        }
    }

    public static String of(MemberId member) {
        return "@[" + member.value() + "]";
    }

    /** In their order. */
    public static Set<MemberId> in(String said) {
        return MENTION.matcher(said)
                .results()
                .map(found -> new MemberId(found.group(1)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether all can be mentioned: those who may read it, and those who were before the words were edited. */
    public static boolean areAdmitted(String said, String before, Predicate<MemberId> reads) {
        var mentioned = in(said);
        var known = in(before);
        return mentioned.size() <= MOST
                && mentioned.stream().allMatch(member -> known.contains(member) || reads.test(member));
    }

    /** What was said, in parts. */
    public static <T> List<T> parts(String said, Function<String, T> words, Function<MemberId, T> mention) {
        var parts = new ArrayList<T>();
        var found = MENTION.matcher(said);
        int from = 0;
        while (found.find()) {
            if (found.start() > from) {
                parts.add(words.apply(said.substring(from, found.start())));
            }
            parts.add(mention.apply(new MemberId(found.group(1))));
            from = found.end();
        }
        if (from < said.length()) {
            parts.add(words.apply(said.substring(from)));
        }
        return parts;
    }

    /** With the names of those who are mentioned; as it stands of those without one. */
    public static String named(String said, Map<MemberId, String> names) {
        return String.join(
                "",
                parts(
                        said,
                        Function.identity(),
                        member -> names.containsKey(member) ? "@" + names.get(member) : of(member)));
    }

    public static String named(String said, Directory directory) {
        var mentioned = in(said);
        return mentioned.isEmpty()
                ? said
                : named(
                        said,
                        directory.members(mentioned).values().stream()
                                .collect(Collectors.toMap(Member::id, Member::name)));
    }
}
