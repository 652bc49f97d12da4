package org.communique.api;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.communique.coalition.Member;
import org.communique.coalition.ProfileService;
import org.communique.statement.MyWork;
import org.communique.statement.WorkItem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The member whose token it is. */
@RestController
@Tag(name = "Me")
@RequestMapping("/api/v1/me")
class MyApi {

    private final ProfileService profile;
    private final MyWork work;

    MyApi(ProfileService profile, MyWork work) {
        this.profile = profile;
        this.work = work;
    }

    @GetMapping
    Member me() {
        return profile.mine().member();
    }

    /** What waits for the member, the earliest deadline first. */
    @GetMapping("/work")
    List<WorkItem> work() {
        return work.items();
    }
}
