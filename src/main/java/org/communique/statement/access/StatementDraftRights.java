package org.communique.statement.access;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.communique.coalition.access.ScopedAuthentication;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.collab.DraftAccess;
import org.communique.collab.DraftId;
import org.communique.collab.DraftRights;
import org.communique.collab.Participant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.springframework.stereotype.Component;

/** Members may open a draft if they may open its statement. Whether it is frozen is checked by the draft. */
@Component
class StatementDraftRights implements DraftRights {

    private final Statements statements;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final Directory directory;

    StatementDraftRights(
            Statements statements, StatementRights rights, CurrentMember currentMember, Directory directory) {
        this.statements = statements;
        this.rights = rights;
        this.currentMember = currentMember;
        this.directory = directory;
    }

    @Override
    public DraftAccess accessOf(Principal principal, DraftId draft) {
        return accessOf(Map.of(draft, Set.of(principal)))
                .getOrDefault(draft, Map.of())
                .getOrDefault(principal, new DraftAccess.None());
    }

    @Override
    public Map<DraftId, Map<Principal, DraftAccess>> accessOf(Map<DraftId, Set<Principal>> people) {
        var members =
                currentMember.find(people.values().stream().flatMap(Set::stream).collect(toSet()));
        Map<DraftId, Map<Principal, DraftAccess>> accesses = new HashMap<>();
        // The same whether or not there is such a draft.
        people.forEach((draft, principals) -> accesses.put(draft, signedOut(principals, members)));
        for (Statement statement : statements.findAllById(people.keySet().stream()
                .map(draft -> new StatementId(draft.value()))
                .toList())) {
            DraftId draft = DraftId.of(statement.id().value());
            for (Principal principal : people.getOrDefault(draft, Set.of())) {
                var member = members.get(principal);
                if (member != null) {
                    accesses.computeIfAbsent(draft, _ -> new HashMap<>())
                            .put(principal, access(principal, member, statement));
                }
            }
        }
        return accesses;
    }

    private static Map<Principal, DraftAccess> signedOut(Set<Principal> principals, Map<Principal, Member> members) {
        return principals.stream()
                .filter(principal -> !members.containsKey(principal))
                .collect(toMap(principal -> principal, _ -> new DraftAccess.None(true), (one, _) -> one, HashMap::new));
    }

    @Override
    public Map<String, String> namesOf(Set<String> members) {
        return directory.members(members.stream().map(MemberId::new).toList()).values().stream()
                .collect(toMap(member -> member.id().value(), Member::name));
    }

    /** A script comes as far as the scopes of its token: to join a draft is to read it, whatever else is done there. */
    private DraftAccess access(Principal principal, Member member, Statement statement) {
        if (!ScopedAuthentication.allows(principal, TokenScope.READ) || !rights.allows(member, statement, Right.READ)) {
            return new DraftAccess.None();
        }
        var participant = new Participant(member.id().value(), member.name());
        return ScopedAuthentication.allows(principal, TokenScope.WRITE) && rights.allows(member, statement, Right.EDIT)
                ? new DraftAccess.Writer(participant)
                : new DraftAccess.Reader(participant);
    }
}
