package org.communique.coalition.directory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.communique.erasure.ErasedName;

/** Names of members among whom one is chosen: those who share one are told apart by organisation, or by address where that is the same. */
public final class DistinctNames {

    private final Map<MemberId, String> names = new HashMap<>();

    /** Of members whose organisation is shown beside their name. */
    public DistinctNames(Collection<Member> members) {
        members.forEach(member -> names.put(member.id(), member.name()));
        address(shared(
                members, member -> member.name() + '\n' + member.organisation().value()));
    }

    /** @param organisations loads those of members who share a name */
    public DistinctNames(
            Collection<Member> members,
            Function<Collection<OrganisationId>, Map<OrganisationId, Organisation>> organisations) {
        members.forEach(member -> names.put(member.id(), member.name()));
        var same = shared(members, Member::name);
        var known = same.isEmpty()
                ? Map.<OrganisationId, Organisation>of()
                : organisations.apply(same.stream().map(Member::organisation).collect(toSet()));
        for (var member : same) {
            var organisation = known.get(member.organisation());
            if (organisation != null) {
                names.put(member.id(), "%s (%s)".formatted(member.name(), organisation.displayName()));
            }
        }
        address(shared(same, this::of));
    }

    private void address(List<Member> members) {
        members.forEach(member -> names.put(
                member.id(), "%s (%s)".formatted(member.name(), member.email().value())));
    }

    public String of(Member member) {
        return names.getOrDefault(member.id(), member.name());
    }

    private static List<Member> shared(Collection<Member> members, Function<Member, String> name) {
        var numbers = members.stream().collect(groupingBy(name, counting()));
        return members.stream()
                .filter(member -> numbers.getOrDefault(name.apply(member), 0L) > 1
                        && !member.name().equals(ErasedName.ERASED))
                .toList();
    }
}
