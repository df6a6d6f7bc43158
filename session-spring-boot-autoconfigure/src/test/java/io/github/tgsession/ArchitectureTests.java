package io.github.tgsession;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Holds the map of {@code docs/architecture.md}.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.tgsession";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	/**
	 * Which rooms a room may use. The root is the room "".
	 */
	private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(Map.entry("", Set.of("tl")),
			Map.entry("tl", Set.of()), Map.entry("store", Set.of("", "tl")),
			Map.entry("store.buffer", Set.of("", "tl", "store")), Map.entry("core", Set.of("", "tl", "store")),
			Map.entry("transfer", Set.of("", "store")), Map.entry("jpa.entity", Set.of()),
			Map.entry("jpa.sql", Set.of("jpa.entity")),
			Map.entry("jpa.repository", Set.of("", "store", "jpa.entity", "jpa.sql")),
			Map.entry("jpa", Set.of("", "tl", "store", "jpa.entity", "jpa.repository", "jpa.sql")),
			Map.entry("lease", Set.of("", "tl", "store")),
			Map.entry("observe", Set.of("", "store", "store.buffer", "core")));

	@ParameterizedTest
	@ValueSource(strings = { "", "tl", "store", "store.buffer", "core", "transfer", "jpa.entity", "jpa.sql",
			"jpa.repository", "jpa", "lease", "observe" })
	void roomsUseOnlyWhatTheMapAllows(String room) {
		Set<String> allowed = MAY_USE.get(room);
		noClasses().that()
			.resideInAPackage(packageOf(room))
			.should()
			.dependOnClassesThat(new DescribedPredicate<>("in a room that '" + room + "' may not use") {

				@Override
				public boolean test(JavaClass used) {
					String name = used.getPackageName();
					return name.startsWith(ROOT) && !name.equals(packageOf(room))
							&& allowed.stream().noneMatch((other) -> name.equals(packageOf(other)));
				}

			})
			.check(CLASSES);
	}

	private static String packageOf(String room) {
		return room.isEmpty() ? ROOT : ROOT + "." + room;
	}

	@Test
	void thereAreNoCycles() {
		slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void theEngineKnowsNothingOfSpring() {
		noClasses().that()
			.resideInAnyPackage(packageOf(""), packageOf("tl"), packageOf("core"), packageOf("store"),
					packageOf("transfer"), packageOf("lease"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.check(CLASSES);
	}

	@Test
	void onlyAutoConfigurationAndMetricsKnowSpringBoot() {
		noClasses().that()
			.resideOutsideOfPackages(packageOf("autoconfigure"), packageOf("observe"))
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.boot..")
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsArePublicFinalAndHaveNoPublicMembers() {
		classes().that()
			.areAnnotatedWith("org.springframework.boot.autoconfigure.AutoConfiguration")
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.andShould(haveNoPublicMembers())
			.check(CLASSES);
	}

	@Test
	void conditionsAreNotPublic() {
		noClasses().that()
			.areAssignableTo("org.springframework.context.annotation.Condition")
			.should()
			.bePublic()
			.check(CLASSES);
	}

	@Test
	void beanMethodsShowTypesThatOthersMaySee() {
		methods().that()
			.areAnnotatedWith("org.springframework.context.annotation.Bean")
			.should()
			.notBePrivate()
			.andShould(returnNoPrivateType())
			.check(CLASSES);
	}

	@Test
	void conditionsOnClassesStandOnClassesOnly() {
		noMethods().should()
			.beAnnotatedWith("org.springframework.boot.autoconfigure.condition.ConditionalOnClass")
			.check(CLASSES);
	}

	@Test
	void postProcessorsAreMadeByStaticMethods() {
		methods().that()
			.areAnnotatedWith("org.springframework.context.annotation.Bean")
			.and()
			.haveRawReturnType(DescribedPredicate.describe("a post-processor",
					(type) -> type.isAssignableTo("org.springframework.beans.factory.config.BeanFactoryPostProcessor")
							|| type.isAssignableTo("org.springframework.beans.factory.config.BeanPostProcessor")))
			.should()
			.beStatic()
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void nothingIsPrinted() {
		noClasses().should()
			.accessField(System.class, "out")
			.orShould()
			.accessField(System.class, "err")
			.orShould()
			.callMethod(Throwable.class, "printStackTrace")
			.check(CLASSES);
	}

	private static ArchCondition<JavaClass> haveNoPublicMembers() {
		return new ArchCondition<>("have no public members") {

			@Override
			public void check(JavaClass type, ConditionEvents events) {
				List<JavaMethod> open = type.getMethods()
					.stream()
					.filter((method) -> method.getModifiers().contains(JavaModifier.PUBLIC)
							&& !method.getModifiers().contains(JavaModifier.SYNTHETIC))
					.toList();
				if (!open.isEmpty()) {
					events.add(SimpleConditionEvent.violated(type, type.getName() + " has public members " + open));
				}
			}

		};
	}

	private static ArchCondition<JavaMethod> returnNoPrivateType() {
		return new ArchCondition<>("return no private type") {

			@Override
			public void check(JavaMethod method, ConditionEvents events) {
				if (method.getRawReturnType().getModifiers().contains(JavaModifier.PRIVATE)) {
					events.add(SimpleConditionEvent.violated(method, method.getFullName() + " returns a private type"));
				}
			}

		};
	}

}
