package org.communique.statement.sharing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.maxBy;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.DistinctNames;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.access.StatementRights;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who has access by some grants, and the coordinators, who have it by their role. */
@Component
class AccessListing {

    private static final Comparator<AccessEntry> ORDER = Comparator.comparing(AccessListing::group)
            .thenComparing(AccessEntry::name, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(entry -> entry.grantee().toString());

    private final Directory directory;

    AccessListing(Directory directory) {
        this.directory = directory;
    }

    List<AccessEntry> of(List<Grant> grants) {
        var strongest = grants.stream().collect(groupingBy(Grantee::of, maxBy(Comparator.comparing(Grant::right))));
        Map<OrganisationId, Right> byOrganisation = rights(strongest.values(), Grant::organisation);
        Map<MemberId, Right> byMember = rights(strongest.values(), Grant::member);
        var members = members(byMember.keySet(), byOrganisation.keySet());
        var organisations = directory.organisations(Stream.concat(
                        byOrganisation.keySet().stream(),
                        members.values().stream().map(Member::organisation))
                .distinct()
                .toList());
        List<AccessEntry> entries = new ArrayList<>();
        byOrganisation.forEach((id, right) ->
                entries.add(new AccessEntry(Grantee.of(id), name(organisations, id), "", right, null, false, right)));
        var names = new DistinctNames(members.values());
        members.values()
                .forEach(member ->
                        entries.add(entry(member, names.of(member), byMember, byOrganisation, organisations)));
        entries.sort(ORDER);
        return entries;
    }

    private static <T> Map<T, Right> rights(Collection<Optional<Grant>> grants, Function<Grant, @Nullable T> to) {
        return grants.stream()
                .flatMap(Optional::stream)
                .filter(grant -> to.apply(grant) != null)
                .collect(toMap(grant -> Objects.requireNonNull(to.apply(grant)), Grant::right));
    }

    /** Those with a grant of their own, active or not; active coordinators, and active members of the organisations. */
    private Map<MemberId, Member> members(Collection<MemberId> named, Collection<OrganisationId> organisations) {
        Map<MemberId, Member> all = new HashMap<>(directory.members(named));
        directory.membersWith(Role.COORDINATOR).forEach(member -> all.putIfAbsent(member.id(), member));
        directory.activeMembersOf(organisations).forEach(member -> all.putIfAbsent(member.id(), member));
        return all;
    }

    private static AccessEntry entry(
            Member member,
            String name,
            Map<MemberId, Right> byMember,
            Map<OrganisationId, Right> byOrganisation,
            Map<OrganisationId, Organisation> organisations) {
        var entry = new AccessEntry(
                Grantee.of(member.id()),
                name,
                name(organisations, member.organisation()),
                byMember.get(member.id()),
                byOrganisation.get(member.organisation()),
                StatementRights.coordinates(member),
                null);
        return new AccessEntry(
                entry.grantee(),
                entry.name(),
                entry.organisation(),
                entry.own(),
                entry.byOrganisation(),
                entry.coordinator(),
                usable(member, entry));
    }

    private static @Nullable Right usable(Member member, AccessEntry entry) {
        var granted = entry.coordinator() ? Right.EDIT : entry.granted();
        return member.active() && granted != null ? StatementRights.mostFor(member, granted) : null;
    }

    private static String name(Map<OrganisationId, Organisation> organisations, OrganisationId id) {
        var organisation = organisations.get(id);
        return organisation == null ? "" : organisation.displayName();
    }

    private static int group(AccessEntry entry) {
        if (entry.own() != null) {
            return entry.grantee().hasMember() ? 1 : 0;
        }
        return entry.coordinator() ? 2 : 3;
    }
}
