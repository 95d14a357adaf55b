# Everything is done by installer/develop.py, so that Windows, which has no make, can do the same.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)

.PHONY: setup run test screens package lock clean
setup run test screens package lock clean:
	@$(PYTHON) installer/develop.py $@
