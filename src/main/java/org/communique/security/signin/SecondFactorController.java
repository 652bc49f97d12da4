package org.communique.security.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.communique.security.credential.SecondFactors;
import org.communique.security.credential.SecondFactors.CodeUse;
import org.communique.security.session.PendingSecondFactor;
import org.communique.security.session.SessionService;
import org.communique.security.throttle.KnownDevices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What comes after the right password for members who have a second factor. */
@Controller
class SecondFactorController {

    private static final Logger log = LoggerFactory.getLogger(SecondFactorController.class);

    static final String PATH = "/sign-in/second-step";

    private final SecondFactors factors;
    private final SessionService sessionService;
    private final KnownDevices devices;
    private final SignInSuccessHandler successHandler;
    private final Clock clock;

    SecondFactorController(
            SecondFactors factors,
            SessionService sessionService,
            KnownDevices devices,
            SignInSuccessHandler successHandler,
            Clock clock) {
        this.factors = factors;
        this.sessionService = sessionService;
        this.devices = devices;
        this.successHandler = successHandler;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        var pending = PendingSecondFactor.find(request, clock);
        if (pending.isEmpty()) {
            return "redirect:/sign-in";
        }
        model.addAttribute("enrolled", factors.enrolled(pending.get().getPrincipal()));
        return "security/second-step";
    }

    @PostMapping(PATH)
    @Nullable
    String take(@RequestParam String code, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        var pending = PendingSecondFactor.find(request, clock);
        if (pending.isEmpty()) {
            return "redirect:/sign-in";
        }
        var member = pending.get().getPrincipal();
        CodeUse use = factors.useCode(member, code, devices.origin(request, member));
        return switch (use) {
            case ACCEPTED -> {
                successHandler.complete(pending.get().with(sessionService.secondFactor()), request, response);
                yield null;
            }
            case WRONG -> {
                log.info("Member {} gave a wrong code", member.value());
                yield "redirect:" + PATH + "?wrong";
            }
            case THROTTLED -> "redirect:" + PATH + "?throttled";
        };
    }
}
