package org.communique.publishing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.communique.ledger.LedgerBehindException;
import org.communique.ledger.proof.Verify;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** {@code ./run verify}: makes the bundle of each published statement and checks it as its readers do, after a move or a restoration. */
@Component
class VerifyCommand implements OperatorCommand {

    static final String NAME = "verify";

    private static final Logger log = LoggerFactory.getLogger(VerifyCommand.class);

    private final Publications publications;
    private final PublishedStatements published;

    VerifyCommand(Publications publications, PublishedStatements published) {
        this.publications = publications;
        this.published = published;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            throw new CommandRefusedException("Usage: ./run verify");
        }
        var findings = new ByteArrayOutputStream();
        var out = new PrintStream(findings, true, StandardCharsets.UTF_8);
        int invalid = 0;
        var all = publications.findAllSummaries();
        for (var publication : all) {
            out.println("/p/" + publication.slug().value());
            invalid += verifies(publication, out) ? 0 : 1;
        }
        if (invalid > 0) {
            throw new CommandRefusedException(findings.toString(StandardCharsets.UTF_8)
                    + "Of %d published statements %d do not verify.".formatted(all.size(), invalid));
        }
        return "All published statements verify: " + all.size() + ".";
    }

    /** What one bundle lacks keeps none of the others from being checked. */
    private boolean verifies(PublicationSummary publication, PrintStream out) {
        try {
            return verify(publication, out) == 0;
        } catch (LedgerBehindException e) {
            out.println(
                    "FAILED   no bundle: the ledger lacks entries that this server has signed. Read docs/operations.md,"
                            + " run ./run accept-restored-ledger, and then this again.");
        } catch (RuntimeException e) {
            log.error(
                    "the bundle of publication {} could not be checked",
                    publication.slug().value(),
                    e);
            out.println("FAILED   no bundle: " + e.getMessage());
        }
        return false;
    }

    private int verify(PublicationSummary publication, PrintStream out) {
        try {
            Path bundle = Files.createTempFile("bundle", ".zip");
            try {
                Files.write(bundle, published.bundle(publication));
                return Verify.run(new String[] {bundle.toString()}, out);
            } finally {
                Files.delete(bundle);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
