package org.communique.security.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.communique.coalition.settings.CoalitionSetup;
import org.communique.security.session.PendingSecondFactor;
import org.communique.security.session.SignOutMarker;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SignInController {

    private static final String CLEAR_SITE_DATA = "Clear-Site-Data";

    private final SignOutMarker signOutMarker;
    private final RefusedAddress refusedAddress;
    private final CoalitionSetup coalitionSetup;

    SignInController(SignOutMarker signOutMarker, RefusedAddress refusedAddress, CoalitionSetup coalitionSetup) {
        this.signOutMarker = signOutMarker;
        this.refusedAddress = refusedAddress;
        this.coalitionSetup = coalitionSetup;
    }

    /** Where people look for it. */
    @GetMapping("/login")
    String lead() {
        return "redirect:/sign-in";
    }

    /** A visit here begins a new sign-in, also where another had got half-way. */
    @GetMapping("/sign-in")
    String show(@Nullable Principal visitor, HttpServletRequest request, HttpServletResponse response, Model model) {
        PendingSecondFactor.forget(request);
        if (visitor != null) {
            return "redirect:/";
        }
        if (signOutMarker.consume(request, response)) {
            // Not the cookies: one of them knows the browser as the member's.
            response.setHeader(CLEAR_SITE_DATA, "\"storage\"");
            model.addAttribute("signedOut", true);
        }
        refusedAddress.consume(request, response).ifPresent(address -> model.addAttribute("address", address));
        model.addAttribute("setupDue", coalitionSetup.isDue());
        return "security/sign-in";
    }
}
