package org.communique.security.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.security.SharedLink;
import org.communique.security.SharedLinks;
import org.communique.security.credential.AccountMailer;
import org.communique.security.throttle.SignInThrottle;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows members which links to their account were shared manually, and lets them settle it. */
@Service
@PreAuthorize("denyAll()")
public class SharedLinkService {

    /** So long a new link is shown on every screen, used or not. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final SharedLinks links;
    private final PasswordService passwordService;
    private final AccountMailer mail;
    private final SignInThrottle throttle;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final Clock clock;

    SharedLinkService(
            SharedLinks links,
            PasswordService passwordService,
            AccountMailer mail,
            SignInThrottle throttle,
            Directory directory,
            CurrentMember currentMember,
            Clock clock) {
        this.links = links;
        this.passwordService = passwordService;
        this.mail = mail;
        this.throttle = throttle;
        this.directory = directory;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The record, newest first. */
    @PreAuthorize("isAuthenticated()")
    public List<OwnSharedLink> mine() {
        return links.of(currentMember.id()).stream().map(this::own).toList();
    }

    /** What needs the member's attention: such a link set their password, or another person recently received one. */
    @PreAuthorize("isAuthenticated()")
    public Optional<LinkSharing> needingAttention() {
        var since = clock.instant().minus(NEWS);
        return links.of(currentMember.id()).stream()
                .filter(link ->
                        link.isUnsettled() || link.linkSharing().at().isAfter(since) && link.settledAt() == null)
                .map(SharedLink::linkSharing)
                .findFirst();
    }

    @PreAuthorize("isAuthenticated()")
    public boolean canMail() {
        return mail.isSetUp();
    }

    /** Mails the member a link to confirm that they chose their password; returns whether the mail was queued. */
    @PreAuthorize("isAuthenticated()")
    public boolean mailConfirmation() {
        var member = currentMember.get();
        return mail.isSetUp() && throttle.allowsMail(member.email().value()) && passwordService.mailToMailbox(member);
    }

    private OwnSharedLink own(SharedLink link) {
        return new OwnSharedLink(
                link.linkSharing(),
                Optional.ofNullable(link.usedAt()),
                Optional.ofNullable(link.settledAt()),
                link.settlement() == null ? "" : link.settlement().name(),
                Optional.ofNullable(link.settledBy()).flatMap(directory::member).map(Member::name));
    }

    /**
     * @param usedAt     when a password was set by it
     * @param settlement how it was settled, as in message keys
     * @param settledBy  the administrator who settled it, if one did
     */
    public record OwnSharedLink(
            LinkSharing linkSharing,
            Optional<Instant> usedAt,
            Optional<Instant> settledAt,
            String settlement,
            Optional<String> settledBy) {

        public boolean isUnsettled() {
            return usedAt.isPresent() && settledAt.isEmpty();
        }
    }
}
