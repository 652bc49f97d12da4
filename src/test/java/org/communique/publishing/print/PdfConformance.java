package org.communique.publishing.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What veraPDF finds in a file that PDF/UA-1 or PDF/A-3, level A, do not allow. */
public final class PdfConformance {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfConformance() {}

    public static List<String> faults(byte[] pdf) {
        return List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A).stream()
                .flatMap(flavour -> faults(pdf, flavour).stream())
                .collect(Collectors.groupingBy(
                        fault -> fault.replaceFirst(" at .*", ""), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(fault ->
                        fault.getValue().getFirst() + " (" + fault.getValue().size() + " times)")
                .toList();
    }

    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) {
        try (var parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var result = validator.validate(parser);
            var faults = new ArrayList<String>();
            for (var assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    faults.add("%s %s-%d %s at %s"
                            .formatted(
                                    flavour.getId(),
                                    assertion.getRuleId().getClause(),
                                    assertion.getRuleId().getTestNumber(),
                                    assertion.getMessage(),
                                    assertion.getLocation().getContext()));
                }
            }
            if (faults.isEmpty() && !result.isCompliant()) {
                faults.add(flavour.getId() + ": not compliant");
            }
            return faults;
        } catch (VeraPDFException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
