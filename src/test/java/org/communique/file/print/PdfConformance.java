package org.communique.file.print;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What veraPDF finds in a file that what it claims to be does not allow; what has no letters for all of its characters claims less. */
public final class PdfConformance {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    /** That it claims to be PDF/UA. */
    private static final String UNCLAIMED = " 5-1 ";

    private PdfConformance() {}

    /** What it says about itself. */
    static String claims(byte[] pdf) {
        try (var file = Loader.loadPDF(pdf)) {
            return new String(file.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> faults(byte[] pdf) {
        boolean accessible = claims(pdf).contains("pdfuaid:part");
        var kept = accessible ? PDFAFlavour.PDFA_3_A : PDFAFlavour.PDFA_3_U;
        return Stream.concat(
                        faults(pdf, PDFAFlavour.PDFUA_1).stream()
                                .filter(fault -> accessible || !fault.contains(UNCLAIMED)),
                        faults(pdf, kept).stream())
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
