# SPDX-License-Identifier: EUPL-1.2
# One Makefile, no folders that call each other. Objects live in
# build/$(MODE)/, so modes never mix.
#
#   make run        the main job: decide an example household and explain it
#   make test       everything that must hold
#   make help       the other targets

VERSION := 0.1.0
MODE    ?= release
OUT     := build/$(MODE)
PREFIX  ?= /usr/local
DATADIR  = $(PREFIX)/share/samenloop
EXAMPLE ?= rules/voorbeelden/gezin-met-medebewoner.json
# Inputs for each fuzz target.
RUNS    ?= 1000000

# What is needed, in helpings: to build, to test, to fuzz, to format.
BUILD_PACKAGES := gcc libc6-dev libxml2-dev libpcre2-dev libintelrdfpmath-dev tzdata
TEST_PACKAGES  := libcmocka-dev libjansson-dev libxml2-utils
FUZZ_PACKAGES  := clang libclang-rt-dev
FORMAT_PACKAGES := clang-format

# All processors, unless somebody chose another number; a make within shares
# those of the one that started it.
ifeq ($(filter -j% --jobs%,$(MAKEFLAGS))$(filter-out 0,$(MAKELEVEL)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
# V=1 shows whole commands.
ifneq ($(V),1)
say = @printf '  %-7s %s\n' $(1) $(2);
endif

STD   := -std=c11 -D_GNU_SOURCE
WARN  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wno-unused-parameter
ifdef CI
WARN  += -Werror
endif
SANITIZE       := -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_release  := -O2 -g $(WARN)
FLAGS_asan     := -O1 -g $(WARN) $(SANITIZE)
FLAGS_coverage := -O0 -g $(WARN) --coverage
FLAGS_fuzz     := -O1 -g $(WARN) $(SANITIZE) -fsanitize=fuzzer-no-link
LINK_asan      := -fsanitize=address,undefined
LINK_coverage  := --coverage
LINK_fuzz      := -fsanitize=address,undefined

# Asked when the first file is compiled: libxml2 may just have been installed.
XML_CFLAGS = $(eval XML_CFLAGS := $$(shell xml2-config --cflags 2>/dev/null || echo -I/usr/include/libxml2))$(XML_CFLAGS)
# The packaged decimal library comes in eight variants: 000 passes by value,
# with local rounding and flags as parameters (bid_conf.h).
DEC_CFLAGS := -DDECIMAL_CALL_BY_REFERENCE=0 -DDECIMAL_GLOBAL_ROUNDING=0 -DDECIMAL_GLOBAL_EXCEPTION_FLAGS=0
CPPFLAGS   += -Iinclude -Iengine $(XML_CFLAGS) $(DEC_CFLAGS)
LDLIBS     += -lxml2 -lpcre2-8 -l:libbidgcc000.a -lm -lpthread
# Test programs can make any allocation fail: see tests/support/alloc.h.
TEST_LINK  := -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc,--wrap=aligned_alloc
TEST_LIBS  := -lcmocka -ljansson
COMPILE     = $(CC) $(CPPFLAGS) $(STD) $(FLAGS_$(MODE)) $(CFLAGS)

SRC      := $(sort $(wildcard engine/*/*.c))
OBJ      := $(SRC:%.c=$(OUT)/%.o)
TOOL     := $(sort $(wildcard tools/*.c))
TOOLOBJ  := $(TOOL:%.c=$(OUT)/%.o)
TEST     := $(sort $(wildcard tests/test_*.c))
TESTOBJ  := $(TEST:%.c=$(OUT)/%.o)
TESTBIN  := $(TEST:tests/%.c=$(OUT)/%)
TESTLIB  := $(sort $(wildcard tests/support/*.c tests/reference/*.c tests/random/*.c))
TESTLIBOBJ := $(TESTLIB:%.c=$(OUT)/%.o)
FUZZ     := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZOBJ  := $(FUZZ:%.c=$(OUT)/%.o) $(OUT)/tests/fuzz/replay.o
REPLAY   := $(FUZZ:tests/fuzz/fuzz_%.c=$(OUT)/replay_%)
FUZZBIN  := $(FUZZ:tests/fuzz/%.c=$(OUT)/%)
BENCHOBJ := $(patsubst %.c,$(OUT)/%.o,$(sort $(wildcard tests/bench/*.c)))
PAGES    := $(patsubst tools/docs/%.c,%,$(sort $(wildcard tools/docs/*.c)))
PAGEOBJ  := $(PAGES:%=$(OUT)/tools/docs/%.o)
PAGEBIN  := $(PAGES:%=$(OUT)/docs_%)
ALLOBJ   := $(OBJ) $(TOOLOBJ) $(TESTLIBOBJ) $(TESTOBJ) $(FUZZOBJ) $(BENCHOBJ) $(PAGEOBJ)
HEADERS  := $(sort $(wildcard include/*.h engine/*/*.h tools/*.h tests/support/*.h tests/reference/*.h tests/random/*.h))
LIB      := $(OUT)/libsamenloop.a
PROGRAM  := $(OUT)/samenloop

.PHONY: all run test asan coverage fuzz bench golden random rooms headers docs docs-test format install \
	uninstall clean help packages test-packages fuzz-packages format-packages test-programs suite fuzz-run FORCE
.DELETE_ON_ERROR:

all: $(if $(filter release,$(MODE)),build/samenloop,$(PROGRAM))

run: build/samenloop
	@build/samenloop decide --rules rules --gevraagd $(EXAMPLE)

# ---- what must be there ----

packages:
	@sh tools/packages.sh $(BUILD_PACKAGES)
test-packages: packages
	@sh tools/packages.sh $(TEST_PACKAGES)
fuzz-packages: packages
	@sh tools/packages.sh $(FUZZ_PACKAGES)
format-packages:
	@sh tools/packages.sh $(FORMAT_PACKAGES)

# ---- the program ----

# Objects and archives as they are listed; what is behind it comes last.
LINK = $(CC) $(LINK_$(MODE)) $(LDFLAGS) -o $@ $(filter %.o %.a,$^)

# What is made of more than files has a stamp to depend on: a file that says
# what the variable of its name says, and is new only when that changed.
compiler := $(CC) $(STD) $(FLAGS_$(MODE)) $(CFLAGS)
datadir   = $(DATADIR)
objects  := $(OBJ) $(TOOLOBJ) $(TESTLIBOBJ)
quoted    = '$(subst ','\'',$(1))'
$(OUT)/compiler $(OUT)/datadir $(OUT)/objects: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(call quoted,$($(@F))) | cmp -s - $@ || printf '%s\n' $(call quoted,$($(@F))) > $@

$(OUT)/tests/%.o: CPPFLAGS += -Itests
$(OUT)/%.o: %.c $(OUT)/compiler | packages
	@mkdir -p $(@D)
	$(call say,CC,$<)$(COMPILE) -MMD -MP -c -o $@ $<
$(TESTLIBOBJ) $(TESTOBJ): | test-packages

# The loop of the quick path wants its jumps in every step, not one shared one.
$(OUT)/engine/eval/quick_run.o: CFLAGS += $(if $(findstring clang,$(CC)),,-fno-tree-vectorize -fno-gcse --param max-goto-duplication-insns=1000)
$(OUT)/engine/front/text.o: CPPFLAGS += -DSL_VERSION='"$(VERSION)"'
$(OUT)/engine/front/text.o: Makefile
$(OUT)/tools/session.o: CPPFLAGS += -DSL_DATADIR='"$(DATADIR)"'
$(OUT)/tools/session.o: $(OUT)/datadir

# A source that is gone takes its object along.
$(LIB): $(OBJ) $(OUT)/objects
	@rm -f $@
	$(call say,AR,$@)$(AR) rcs $@ $(OBJ)

$(PROGRAM): $(TOOLOBJ) $(LIB)
	$(call say,LINK,$@)$(LINK) $(LDLIBS)

# What users run is always that of release, whatever was built last.
build/samenloop: build/release/samenloop FORCE
	@cmp -s $< $@ || cp -f $< $@
ifneq ($(MODE),release)
build/release/samenloop: FORCE
	+@$(MAKE) --no-print-directory MODE=release $@
endif

# ---- tests ----

$(TESTBIN): $(OUT)/%: $(OUT)/tests/%.o $(TESTLIBOBJ) $(LIB)
	$(call say,TEST,$@)$(LINK) $(TEST_LINK) $(LDLIBS) $(TEST_LIBS)

# A fuzz target over its corpus, with any compiler.
$(REPLAY): $(OUT)/replay_%: $(OUT)/tests/fuzz/fuzz_%.o $(OUT)/tests/fuzz/replay.o $(LIB)
	$(call say,REPLAY,$@)$(LINK) $(LDLIBS)

test-programs: $(TESTBIN) $(REPLAY) $(PROGRAM) $(PAGEBIN)

# Everything, on what was built in this mode. The last line counts.
suite: test-programs $(if $(filter release,$(MODE)),build/samenloop)
	@OUT=$(OUT) CC='$(CC)' MODE='$(MODE)' sh tests/run.sh

test: suite

asan:
	+@$(MAKE) --no-print-directory MODE=asan suite
coverage:
	@find build/coverage -name '*.gcda' -delete 2>/dev/null || true
	+@status=0; $(MAKE) --no-print-directory MODE=coverage suite || status=1; \
		CHECK='$(CHECK)' sh tools/coverage.sh build/coverage && exit $$status

# Rewrite the expected answers of tests/cases; read the difference line by line.
golden: $(OUT)/test_explain
	@SL_GOLDEN=1 $(OUT)/test_explain
	@git --no-pager diff --stat -- tests/cases

# More random rule sets than `make test` has the time for: SL_RANDOM=n.
random: $(OUT)/test_random
	@SL_RANDOM=$${SL_RANDOM:-100000} $(OUT)/test_random

bench: $(OUT)/bench
	@$(OUT)/bench $(ARGS)
$(OUT)/bench: $(BENCHOBJ) $(LIB)
	$(call say,BENCH,$@)$(LINK) $(LDLIBS)

# ---- fuzzing, with libFuzzer ----

$(FUZZBIN): $(OUT)/%: $(OUT)/tests/fuzz/%.o $(LIB)
	$(call say,FUZZ,$@)$(LINK) -fsanitize=fuzzer $(LDLIBS)

# TARGETS="xml json" takes a few; RUNS=1000 is a quick look.
fuzz: fuzz-packages
	+@$(MAKE) --no-print-directory MODE=fuzz CC=clang fuzz-run
fuzz-run: $(if $(TARGETS),$(TARGETS:%=$(OUT)/fuzz_%),$(FUZZBIN))
	@RUNS=$(RUNS) sh tests/fuzz/run.sh $^

# ---- order in the house ----

rooms:
	@awk -f tools/rooms.awk docs/rooms.txt $(SRC) $(TOOL) \
		$(sort $(wildcard include/*.h engine/*/*.h engine/*/*.def tools/*.h))

# Each header stands on its own.
headers: | test-packages
	@printf '%s\n' $(HEADERS) | xargs -P "$$(nproc)" -I{} \
		$(CC) $(CPPFLAGS) -Itests $(STD) $(WARN) -Wno-unused -fsyntax-only -x c {}
	@echo 'headers: $(words $(HEADERS)) in order'

# Pages that follow from the tables of the engine.
$(PAGEBIN): $(OUT)/docs_%: $(OUT)/tools/docs/%.o $(LIB)
	$(call say,LINK,$@)$(LINK) $(LDLIBS)

docs: $(PAGEBIN)
	@for page in $(PAGES); do $(OUT)/docs_$$page > docs/$$page.md || exit 1; done

# Those pages are as the source has them, and the examples in docs/ do what
# they say.
docs-test: $(PAGEBIN) $(PROGRAM)
	@OUT=$(OUT) sh tests/run.sh docs

# Only lines that were changed since the last commit; FILES="..." chooses.
format: | format-packages
	@git clang-format --force --quiet --extensions c,h HEAD -- $(FILES)

# ---- installing ----

install: $(PROGRAM) $(LIB)
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/lib/pkgconfig' \
		'$(DESTDIR)$(PREFIX)/include' '$(DESTDIR)$(DATADIR)'
	install -m 755 $(PROGRAM) '$(DESTDIR)$(PREFIX)/bin/samenloop'
	install -m 644 $(LIB) '$(DESTDIR)$(PREFIX)/lib/'
	install -m 644 include/samenloop.h '$(DESTDIR)$(PREFIX)/include/'
	sed 's|@PREFIX@|$(PREFIX)|; s|@DATADIR@|$(DATADIR)|; s|@VERSION@|$(VERSION)|; s|@LIBS@|$(LDLIBS)|' tools/samenloop.pc.in \
		> '$(DESTDIR)$(PREFIX)/lib/pkgconfig/samenloop.pc'
	rm -rf '$(DESTDIR)$(DATADIR)/rules'
	cp -R rules '$(DESTDIR)$(DATADIR)/rules'

uninstall:
	rm -rf '$(DESTDIR)$(PREFIX)/bin/samenloop' '$(DESTDIR)$(PREFIX)/lib/libsamenloop.a' \
		'$(DESTDIR)$(PREFIX)/include/samenloop.h' \
		'$(DESTDIR)$(PREFIX)/lib/pkgconfig/samenloop.pc' '$(DESTDIR)$(DATADIR)/rules'
	@rmdir '$(DESTDIR)$(DATADIR)' 2>/dev/null || true

clean:
	rm -rf build

help:
	@echo 'make            build build/samenloop'
	@echo 'make run        decide an example household and explain it (EXAMPLE=file)'
	@echo 'make test       everything that must hold; the last line counts'
	@echo 'make asan       the same with AddressSanitizer, UBSan and LeakSanitizer'
	@echo 'make coverage   the same, and what of engine/ was run (CHECK=1: fail under 90% lines, 80% branches)'
	@echo 'make fuzz       RUNS=1000000 inputs for each fuzz target (TARGETS="xml json")'
	@echo 'make random     many random rule sets against the reference (SL_RANDOM=n)'
	@echo 'make bench      measure speed'
	@echo 'make golden     rewrite expected answers'
	@echo 'make rooms      do includes point one way only, do headers say who calls them?'
	@echo 'make headers    does each header compile alone?'
	@echo 'make docs       pages that follow from the source; docs-test checks them'
	@echo 'make format     clang-format the lines that were changed (FILES="...")'
	@echo 'make install    into PREFIX=$(PREFIX) (DESTDIR=...); uninstall takes it away'
	@echo 'make clean      throw build/ away'
	@echo 'CI=1 makes warnings errors, V=1 shows commands, -j1 takes one processor.'

-include $(ALLOBJ:.o=.d)
