package org.communique.security;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SignInPage {

    @GetMapping("/sign-in")
    String show(@Nullable Principal visitor, Model model) {
        return visitor == null ? "security/sign-in" : "redirect:/";
    }
}
