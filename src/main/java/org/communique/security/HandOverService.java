package org.communique.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Directory;
import org.communique.coalition.HandOver;
import org.communique.coalition.Member;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** What members see of links to their own account that others had in hand, and how they settle it. */
@Service
@PreAuthorize("denyAll()")
public class HandOverService {

    /** So long a new link is shown on every screen, used or not. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final HandedOverLinks links;
    private final Passwords passwords;
    private final LinkMail mail;
    private final SignInThrottle throttle;
    private final Directory directory;
    private final CurrentMember currentMember;
    private final Clock clock;

    HandOverService(
            HandedOverLinks links,
            Passwords passwords,
            LinkMail mail,
            SignInThrottle throttle,
            Directory directory,
            CurrentMember currentMember,
            Clock clock) {
        this.links = links;
        this.passwords = passwords;
        this.mail = mail;
        this.throttle = throttle;
        this.directory = directory;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** The record, newest first. */
    @PreAuthorize("isAuthenticated()")
    public List<OwnHandOver> mine() {
        return links.of(currentMember.id()).stream().map(this::own).toList();
    }

    /** What the member should look at: that their password was set by such a link, or that another person recently got one. */
    @PreAuthorize("isAuthenticated()")
    public Optional<HandOver> news() {
        var since = clock.instant().minus(NEWS);
        return links.of(currentMember.id()).stream()
                .filter(link -> link.isUnsettled() || link.handOver().at().isAfter(since) && link.settledAt() == null)
                .map(HandedOverLink::handOver)
                .findFirst();
    }

    @PreAuthorize("isAuthenticated()")
    public boolean canMail() {
        return mail.isSetUp();
    }

    /** Mails the member a link by which they say that their password is their own; whether the mail went out. */
    @PreAuthorize("isAuthenticated()")
    public boolean mailConfirmation() {
        var member = currentMember.get();
        return mail.isSetUp() && throttle.allowsMail(member.email().value()) && passwords.mailToMailbox(member);
    }

    private OwnHandOver own(HandedOverLink link) {
        return new OwnHandOver(
                link.handOver(),
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
    public record OwnHandOver(
            HandOver handOver,
            Optional<Instant> usedAt,
            Optional<Instant> settledAt,
            String settlement,
            Optional<String> settledBy) {

        public boolean isUnsettled() {
            return usedAt.isPresent() && settledAt.isEmpty();
        }
    }
}
