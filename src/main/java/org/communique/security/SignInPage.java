package org.communique.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SignInPage {

    /** Whoever comes here begins anew, also where another had got half-way. */
    @GetMapping("/sign-in")
    String show(@Nullable Principal visitor, HttpServletRequest request) {
        HalfSignedIn.forget(request);
        return visitor == null ? "security/sign-in" : "redirect:/";
    }
}
