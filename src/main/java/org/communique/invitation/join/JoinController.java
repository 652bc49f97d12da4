package org.communique.invitation.join;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.Collator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.RegionalGroups;
import org.communique.coalition.settings.Coalition;
import org.communique.coalition.settings.CoalitionProfile;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.InvitationMailer;
import org.communique.invitation.LinkToken;
import org.communique.invitation.guest.LinkResolution;
import org.communique.invitation.guest.PageTime;
import org.communique.invitation.join.PublicCallService.PublicCall;
import org.communique.publishing.PublicationFiles;
import org.communique.statement.version.VersionHtmlRenderer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The public page of a call that is open to the public, where an organisation asks to be invited. */
@Controller
@RequestMapping("/calls")
class JoinController {

    private final PublicCallService publicCalls;
    private final Coalition coalition;
    private final VersionHtmlRenderer html;
    private final PublicationFiles files;
    private final InvitationMailer mail;

    JoinController(
            PublicCallService publicCalls,
            Coalition coalition,
            VersionHtmlRenderer html,
            PublicationFiles files,
            InvitationMailer mail) {
        this.publicCalls = publicCalls;
        this.coalition = coalition;
        this.html = html;
        this.files = files;
        this.mail = mail;
    }

    @ModelAttribute("coalition")
    CoalitionProfile coalition() {
        return coalition.profile();
    }

    @ModelAttribute("mailSetUp")
    boolean isMailSetUp() {
        return mail.isSetUp();
    }

    /** A country for a form. */
    record Country(String code, String name, Region region) {}

    @GetMapping("/{call}")
    String show(@PathVariable String call, Model model, HttpServletResponse response) {
        return publicCalls
                .find(call)
                .map(found -> form(found, JoinForm.empty(), model))
                .orElseGet(() -> notGood("no-call", model, response));
    }

    @GetMapping("/pdf/{call}")
    Object pdf(@PathVariable String call, Model model, HttpServletResponse response) {
        return publicCalls
                .find(call)
                .<Object>map(found -> files.linkedPdf(found.text()))
                .orElseGet(() -> notGood("no-call", model, response));
    }

    @PostMapping("/{call}")
    String ask(
            @PathVariable String call,
            @ModelAttribute JoinForm form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var found = publicCalls.find(call);
        if (found.isEmpty()) {
            return notGood("no-call", model, response);
        }
        return switch (publicCalls.ask(found.get(), form, request.getRemoteAddr())) {
            case PublicCallService.Received received -> {
                model.addAttribute("mailed", received.delivery() == ContactMailOutcome.QUEUED);
                yield "invitation/asked";
            }
            case PublicCallService.Invalid invalid -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                model.addAttribute("problems", invalid.problems());
                yield form(found.get(), form, model);
            }
            case PublicCallService.TooMany _ -> tooMany("invitation.join.too-many", found.get(), form, model, response);
            case PublicCallService.Full _ -> tooMany("invitation.join.full", found.get(), form, model, response);
        };
    }

    private String tooMany(String why, PublicCall call, JoinForm form, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        model.addAttribute("problems", List.of(why));
        return form(call, form, model);
    }

    @GetMapping("/confirm/{token}")
    String showConfirmation(@PathVariable String token, Model model, HttpServletResponse response) {
        return publicCalls
                .invalidReason(new LinkToken(token))
                .map(reason -> notGood(reason, model, response))
                .orElseGet(() -> {
                    model.addAttribute("token", token);
                    model.addAttribute(
                            "request", publicCalls.find(new LinkToken(token)).orElseThrow());
                    return "invitation/join-confirm";
                });
    }

    @PostMapping("/confirm/{token}")
    String confirm(@PathVariable String token, Model model, HttpServletResponse response) {
        var link = new LinkToken(token);
        var why = publicCalls.invalidReason(link);
        if (why.isPresent()) {
            return notGood(why.get(), model, response);
        }
        return publicCalls.confirm(link) ? "invitation/joined" : notGood(LinkResolution.Reason.USED, model, response);
    }

    private String form(PublicCall call, JoinForm form, Model model) {
        model.addAttribute("call", call);
        model.addAttribute("purpose", "invitation.join.purpose");
        model.addAttribute("form", form);
        model.addAttribute("body", html.of(call.text()));
        model.addAttribute("deadline", PageTime.of(call.call().deadline()));
        model.addAttribute("countries", countries());
        model.addAttribute("regions", Region.values());
        model.addAttribute("statuses", ConsultativeStatus.values());
        return "invitation/join";
    }

    private static List<Country> countries() {
        var locale = LocaleContextHolder.getLocale();
        var names = Collator.getInstance(locale);
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(locale), RegionalGroups.of(code)))
                .sorted((one, other) -> names.compare(one.name(), other.name()))
                .toList();
    }

    private static String notGood(LinkResolution.Reason reason, Model model, HttpServletResponse response) {
        response.setStatus(
                reason == LinkResolution.Reason.UNKNOWN ? HttpStatus.NOT_FOUND.value() : HttpStatus.GONE.value());
        model.addAttribute("why", reason.key());
        return "invitation/not-good";
    }

    private static String notGood(String why, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        model.addAttribute("why", why);
        return "invitation/not-good";
    }
}
