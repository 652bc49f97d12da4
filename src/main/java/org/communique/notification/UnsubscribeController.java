package org.communique.notification;

import jakarta.servlet.http.HttpServletResponse;
import org.communique.coalition.settings.Coalition;
import org.communique.coalition.settings.CoalitionProfile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the link in a reminder opens: no more of them. Looking at it changes nothing, and it needs no signing in. */
@Controller
@RequestMapping("/reminders/stop/{token}")
class UnsubscribeController {

    private final UnsubscribeLinks links;
    private final Coalition coalition;

    UnsubscribeController(UnsubscribeLinks links, Coalition coalition) {
        this.links = links;
        this.coalition = coalition;
    }

    @ModelAttribute("coalition")
    CoalitionProfile coalition() {
        return coalition.profile();
    }

    @GetMapping
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return page(links.isToken(token) ? "ask" : "unknown", token, model, response);
    }

    /** Also what a mail program sends by itself when its reader presses its button (RFC 8058). */
    @PostMapping
    String stop(@PathVariable String token, Model model, HttpServletResponse response) {
        return page(links.stop(token) ? "stopped" : "unknown", token, model, response);
    }

    private static String page(String what, String token, Model model, HttpServletResponse response) {
        if (what.equals("unknown")) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
        }
        model.addAttribute("what", what);
        model.addAttribute("token", token);
        return "notification/reminders";
    }
}
