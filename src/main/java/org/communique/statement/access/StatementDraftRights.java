package org.communique.statement.access;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.security.Principal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
import org.communique.statement.access.AdditionalDraftRights.AdditionalDraft;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Members may open a draft if they may open its statement. Whether it is frozen is checked by the draft. */
@Component
class StatementDraftRights implements DraftRights {

    private final Statements statements;
    private final StatementRights rights;
    private final CurrentMember currentMember;
    private final Directory directory;
    private final ObjectProvider<AdditionalDraftRights> additionalDrafts;

    StatementDraftRights(
            Statements statements,
            StatementRights rights,
            CurrentMember currentMember,
            Directory directory,
            ObjectProvider<AdditionalDraftRights> additionalDrafts) {
        this.statements = statements;
        this.rights = rights;
        this.currentMember = currentMember;
        this.directory = directory;
        this.additionalDrafts = additionalDrafts;
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
        var further = additionalDrafts(people.keySet());
        var found = statements(people.keySet(), further.values());
        people.forEach((draft, principals) -> {
            var beside = further.get(draft);
            var statement = found.get(beside == null ? new StatementId(draft.value()) : beside.statement());
            if (statement != null) {
                principals.stream()
                        .filter(members::containsKey)
                        .forEach(principal -> accesses.computeIfAbsent(draft, _ -> new HashMap<>())
                                .put(
                                        principal,
                                        access(
                                                principal,
                                                Objects.requireNonNull(members.get(principal)),
                                                statement,
                                                beside)));
            }
        });
        return accesses;
    }

    private Map<DraftId, AdditionalDraft> additionalDrafts(Set<DraftId> drafts) {
        Map<DraftId, AdditionalDraft> found = new HashMap<>();
        additionalDrafts.forEach(source -> found.putAll(source.find(drafts)));
        return found;
    }

    private Map<StatementId, Statement> statements(Set<DraftId> drafts, Collection<AdditionalDraft> further) {
        var ids = Stream.concat(
                drafts.stream().map(draft -> new StatementId(draft.value())),
                further.stream().map(AdditionalDraft::statement));
        return statements.findAllById(ids.collect(toSet())).stream()
                .collect(toMap(Statement::id, statement -> statement));
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

    private DraftAccess access(
            Principal principal, Member member, Statement statement, @Nullable AdditionalDraft beside) {
        return beside == null
                ? ofStatement(principal, member, statement)
                : ofAdditionalDraft(principal, member, statement, beside);
    }

    /** A script comes as far as the scopes of its token: to join a draft is to read it, whatever else is done there. */
    private DraftAccess ofStatement(Principal principal, Member member, Statement statement) {
        if (!ScopedAuthentication.allows(principal, TokenScope.READ) || !rights.allows(member, statement, Right.READ)) {
            return new DraftAccess.None();
        }
        var participant = new Participant(member.id().value(), member.name());
        return ScopedAuthentication.allows(principal, TokenScope.WRITE) && rights.allows(member, statement, Right.EDIT)
                ? new DraftAccess.Writer(participant)
                : new DraftAccess.Reader(participant);
    }

    private DraftAccess ofAdditionalDraft(
            Principal principal, Member member, Statement statement, AdditionalDraft draft) {
        if (!ScopedAuthentication.allows(principal, TokenScope.READ)
                || !rights.allows(member, statement, Right.READ)
                || !draft.readers().test(member)) {
            return new DraftAccess.None();
        }
        var participant = new Participant(member.id().value(), member.name());
        return ScopedAuthentication.allows(principal, TokenScope.WRITE)
                        && draft.writers().test(member)
                ? new DraftAccess.Writer(participant)
                : new DraftAccess.Reader(participant);
    }
}
