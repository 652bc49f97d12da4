package org.communique.coalition.member;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.communique.coalition.access.AccountInvitations;
import org.communique.coalition.access.AccountInvitations.InvitationMail;
import org.communique.coalition.access.AccountInvitations.SentInvitation;
import org.communique.coalition.access.GrantPolicy;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.access.SignInAccess.LinkOutcome.Mailed;
import org.communique.coalition.directory.AccountRepository;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.text.unicode.ShortText;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Invites members to join, with words of one's own, and knows who was sent what. */
@Service
@PreAuthorize("denyAll()")
public class MemberInvitationService {

    private final Directory directory;
    private final AccountRepository accounts;
    private final SignInAccess access;
    private final AccountInvitations invitations;
    private final GrantPolicy grantPolicy;
    private final MemberQuotas quotas;

    MemberInvitationService(
            Directory directory,
            AccountRepository accounts,
            SignInAccess access,
            AccountInvitations invitations,
            GrantPolicy grantPolicy,
            MemberQuotas quotas) {
        this.directory = directory;
        this.accounts = accounts;
        this.access = access;
        this.invitations = invitations;
        this.grantPolicy = grantPolicy;
        this.quotas = quotas;
    }

    /**
     * As {@link MemberService#sendLink}, by mail alone, to those who were not invited yet; returns how many of all were.
     *
     * @param words quoted in the mails; may be empty
     */
    @PreAuthorize("hasRole('ADMINISTRATOR') and @confirmation.isRecent()")
    public int invite(Collection<MemberId> ids, String words) {
        grantPolicy.checkGrant();
        var own = checked(words);
        var before = access.invited(ids);
        return (int) ids.stream()
                .flatMap(id -> directory.member(id).filter(Member::active).stream())
                .filter(member -> before.contains(member.id()) || isMailed(member, own))
                .count();
    }

    private boolean isMailed(Member member, String words) {
        quotas.take(Quota.LINKS);
        return access.sendLink(member, true, words) instanceof Mailed;
    }

    /** Whether invitations are mailed. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public boolean areSent() {
        return invitations.areSent();
    }

    /** The mail that the member would get; empty if there is no such active member. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Optional<InvitationMail> preview(MemberId id, String words) {
        var own = checked(words);
        return directory.member(id).filter(Member::active).map(member -> invitations.preview(member, own));
    }

    /** What the member was sent, the newest first. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public List<SentInvitation> sent(MemberId id) {
        return invitations.sent(id);
    }

    /** Active members to whom the newest mail could not be delivered. */
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    public Set<MemberId> undelivered() {
        var addresses = Set.copyOf(invitations.undelivered());
        return addresses.isEmpty()
                ? Set.of()
                : accounts.findAll().stream()
                        .filter(account -> account.active() && addresses.contains(account.email()))
                        .map(account -> account.id())
                        .collect(toSet());
    }

    private static String checked(String words) {
        return ShortText.optionalLines(words, AccountInvitations.LONGEST_WORDS);
    }
}
