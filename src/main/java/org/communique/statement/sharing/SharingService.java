package org.communique.statement.sharing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.DirectorySearch;
import org.communique.coalition.directory.DistinctNames;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.access.GrantProblem;
import org.communique.statement.access.GrantValidator;
import org.communique.statement.access.StatementRights;
import org.communique.statement.lifecycle.GrantOutcome;
import org.communique.statement.lifecycle.GrantOutcome.ChangedMeanwhile;
import org.communique.statement.lifecycle.GrantOutcome.Granted;
import org.communique.statement.lifecycle.GrantOutcome.Refused;
import org.communique.statement.lifecycle.StatementService;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lists who has access to a statement, and gives and takes it. */
@Service
@PreAuthorize("denyAll()")
public class SharingService {

    private static final int MOST_FOUND = 25;

    private final Statements statements;
    private final StatementService statementService;
    private final GrantValidator grantValidator;
    private final AccessListing listing;
    private final Directory directory;
    private final DirectorySearch search;

    SharingService(
            Statements statements,
            StatementService statementService,
            GrantValidator grantValidator,
            AccessListing listing,
            Directory directory,
            DirectorySearch search) {
        this.statements = statements;
        this.statementService = statementService;
        this.grantValidator = grantValidator;
        this.listing = listing;
        this.directory = directory;
        this.search = search;
    }

    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public StatementAccess of(StatementId statement) {
        var now = statements.findById(statement).orElseThrow();
        return new StatementAccess(listing.of(now.grants()), now.accessRevision());
    }

    /** As it would be of a statement with these grants. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public List<AccessEntry> preview(List<Grant> grants) {
        return listing.of(grants);
    }

    /** What keeps a statement from being opened with these; empty if nothing does. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<GrantProblem> problem(List<Grant> grants) {
        return grantValidator.problem(grants);
    }

    /** Organisations and active members with a part of their name, or of the organisation's name; some of them if there are many. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public List<AccessCandidate> candidates(String part) {
        var organisations = search.organisations(part, MOST_FOUND);
        var ids = part.isBlank()
                ? Set.<OrganisationId>of()
                : organisations.stream().map(Organisation::id).collect(Collectors.toSet());
        var members = search.members(part, ids, MOST_FOUND);
        var theirs = directory.organisations(
                members.stream().map(Member::organisation).distinct().toList());
        var names = new DistinctNames(members);
        return Stream.concat(
                        organisations.stream().map(SharingService::candidate),
                        members.stream()
                                .map(member -> candidate(member, names.of(member), theirs.get(member.organisation()))))
                .toList();
    }

    private static AccessCandidate candidate(Organisation organisation) {
        return new AccessCandidate(
                Grantee.of(organisation.id()), organisation.displayName(), organisation.officialName(), Right.REVIEW);
    }

    private static AccessCandidate candidate(Member member, String name, @Nullable Organisation organisation) {
        return new AccessCandidate(
                Grantee.of(member.id()),
                name,
                organisation == null ? "" : organisation.displayName(),
                StatementRights.mostFor(member, Right.EDIT));
    }

    /** @param seen {@link StatementAccess#revision} of the list in which the change is made */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public GrantOutcome change(StatementId statement, AccessChange change, @Nullable Integer seen) {
        var now = statements.findById(statement).orElseThrow();
        var wanted = changed(now.grants(), change);
        if (wanted.equals(now.grants())) {
            // Nothing is to be changed, or the reply to the same change was lost.
            return new Granted(now);
        }
        if (!Objects.equals(now.accessRevision(), seen)) {
            return new ChangedMeanwhile(now);
        }
        return grantValidator
                .problem(wanted)
                .<GrantOutcome>map(Refused::new)
                .orElseGet(() -> statementService.grant(statement, wanted, seen, change.note()));
    }

    /** @param seen {@link StatementAccess#revision} of the list that these replace */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public GrantOutcome replace(StatementId statement, List<Grant> grants, @Nullable Integer seen) {
        return grantValidator
                .problem(grants)
                .<GrantOutcome>map(Refused::new)
                .orElseGet(() -> statementService.grant(statement, grants, seen));
    }

    /** What was granted to others stays as it is. */
    private static List<Grant> changed(List<Grant> grants, AccessChange change) {
        var concerned = Stream.concat(change.granted().stream().map(Grantee::of), change.revoked().stream())
                .collect(Collectors.toSet());
        List<Grant> changed = new ArrayList<>(grants);
        changed.removeIf(grant ->
                concerned.contains(Grantee.of(grant)) && !change.granted().contains(grant));
        change.granted().stream().filter(grant -> !changed.contains(grant)).forEach(changed::add);
        return changed;
    }
}
