package org.communique.coalition.settings;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The coalition's logo and colour for pages of every kind. */
@RestController
class BrandingController {

    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Coalition coalition;

    BrandingController(Coalition coalition) {
        this.coalition = coalition;
    }

    @GetMapping("/coalition/logo.png")
    ResponseEntity<byte[]> logo() {
        return coalition
                .logo()
                .map(png -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_PNG)
                        .cacheControl(A_DAY)
                        .body(png))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/coalition/brand/{rgb:[0-9a-fA-F]{6}}.css")
    ResponseEntity<String> brand(@PathVariable String rgb) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/css"))
                .cacheControl(A_DAY)
                .body(new BrandStylesheet("#" + rgb).text());
    }
}
