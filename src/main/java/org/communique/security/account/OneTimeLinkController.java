package org.communique.security.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.communique.coalition.directory.Directory;
import org.communique.security.OneTimeLink;
import org.communique.security.OneTimeLink.Purpose;
import org.communique.security.OneTimeLinks;
import org.communique.security.SharedLink;
import org.communique.security.SharedLinks;
import org.communique.security.account.PasswordService.LinkUse;
import org.communique.security.throttle.KnownDevices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a mailed or passed-on link opens. Looking at it changes nothing. */
@Controller
public class OneTimeLinkController {

    private final OneTimeLinks links;
    private final SharedLinks sharedLinks;
    private final PasswordService passwordService;
    private final Directory directory;
    private final KnownDevices devices;

    OneTimeLinkController(
            OneTimeLinks links,
            SharedLinks sharedLinks,
            PasswordService passwordService,
            Directory directory,
            KnownDevices devices) {
        this.links = links;
        this.sharedLinks = sharedLinks;
        this.passwordService = passwordService;
        this.directory = directory;
        this.devices = devices;
    }

    @GetMapping("/link/{token}")
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        var link = links.find(token);
        var member = link.map(OneTimeLink::member).flatMap(directory::member);
        if (member.isEmpty()) {
            return notGood(response);
        }
        model.addAttribute("token", token);
        model.addAttribute("member", member.get());
        if (link.get().purpose() == Purpose.ADDRESS) {
            return "security/address";
        }
        model.addAttribute(
                "linkSharing",
                link.map(OneTimeLink::hash).flatMap(sharedLinks::find).orElse(null));
        model.addAttribute(
                "mailbox",
                link.filter(found -> found.purpose() == Purpose.MAILBOX)
                        .flatMap(_ -> sharedLinks.unsettled(member.get().id()).stream()
                                .findFirst()
                                .map(SharedLink::linkSharing))
                        .orElse(null));
        return "security/link";
    }

    @PostMapping("/link/{token}")
    String choose(
            @PathVariable String token,
            @RequestParam String password,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var member = links.find(token).map(OneTimeLink::member);
        LinkUse use = passwordService.useLink(token, password);
        return switch (use) {
            case DONE -> {
                // People who guess links do not lock out the owner of a valid one.
                member.ifPresent(owner -> devices.remember(owner, request, response));
                yield "redirect:/sign-in?ready";
            }
            case LINK_NOT_GOOD -> notGood(response);
            case TOO_SHORT, TOO_LONG, TOO_COMMON -> {
                model.addAttribute("problem", "security.password." + use.name().toLowerCase(Locale.ROOT));
                yield show(token, model, response);
            }
        };
    }

    @PostMapping("/link/{token}/keep")
    String keep(@PathVariable String token, HttpServletResponse response) {
        return passwordService.keepPassword(token) ? "redirect:/sign-in?ready" : notGood(response);
    }

    @PostMapping("/link/{token}/address")
    String confirmAddress(@PathVariable String token, HttpServletResponse response) {
        return passwordService.confirmAddress(token) ? "redirect:/sign-in" : notGood(response);
    }

    static String notGood(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_GONE);
        return "security/link-not-good";
    }
}
