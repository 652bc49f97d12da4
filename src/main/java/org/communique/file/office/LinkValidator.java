package org.communique.file.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.communique.file.office.part.MarkSets;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;
import org.communique.text.markdown.ImportLoss;
import org.communique.text.unicode.LinkAddress;

/** Which addresses of links a statement can have; a file may use one many times. */
final class LinkValidator {

    private static final int LONGEST = 4_000;

    private final Map<String, Optional<String>> known = new HashMap<>();
    private final LossCollector lossCollector;
    private final SizeCounter sizeCounter;

    LinkValidator(LossCollector lossCollector, SizeCounter sizeCounter) {
        this.lossCollector = lossCollector;
        this.sizeCounter = sizeCounter;
    }

    /** Marks of words that lead there too, if a statement's may. */
    Set<Mark> linked(String href, Set<Mark> marks) {
        return allowed(href)
                .map(allowed -> MarkSets.with(marks, new Link(allowed)))
                .orElse(marks);
    }

    /** Empty, and listed as a loss, if it can have none such. */
    private Optional<String> allowed(String href) {
        var address = known.computeIfAbsent(href, LinkValidator::read);
        address.ifPresentOrElse(
                allowed -> sizeCounter.addRun(allowed.length()),
                () -> lossCollector.add(ImportLoss.Kind.LINK_ADDRESS, href));
        return address;
    }

    private static Optional<String> read(String href) {
        return href.length() > LONGEST ? Optional.empty() : LinkAddress.of(href);
    }
}
