"""The questions of an import at a terminal: answered on the command line, by somebody who is asked, or as proposed."""

from __future__ import annotations

import shlex
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.commands.telling import WrongUsage, printed
from app.errors import ImportFileError
from app.exchange.asking import (
    SCALE,
    Answer,
    AnyQuestion,
    ChoiceQuestion,
    FeelingsQuestion,
    MeaningsQuestion,
    NoAnswerError,
)
from app.i18n import N_, _, fill

NOBODY_TO_ASK = N_("This must be known first: {question} Add {option}, or --yes to go by that guess.")
NO_ANSWER = N_("“{typed}” does not answer “{name}”. Type {hint}.")
NOT_ASKED = N_("Nothing was asked that is called “{name}”.")


@dataclass
class Answering:
    """Who answers: `typed` are answers from the command line, each by the name of its question; `yes` asks nobody."""

    yes: bool
    answers: dict[str, Answer] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)

    @staticmethod
    def of(options: Namespace) -> Answering:
        """Those that this command was given; raises WrongUsage for what is no NAME=VALUE."""
        known: dict[str, Answer] = {SCALE: options.scale} if options.scale else {}
        return Answering(options.yes, known, dict(_named(each) for each in options.answer))

    def answer(self, questions: Sequence[AnyQuestion]) -> None:
        """Answers some of these: all that nobody has to be asked for, or else the first.

        An answer may make other questions pointless, so the source is to be read again before more is asked.
        """
        waiting = [question for question in questions if question.name not in self.answers]
        known = [question for question in waiting if self.yes or question.name in self.typed]
        for question in known or waiting[:1]:
            self._told.add(question.name)
            self.answers[question.name] = self._answer(question)

    def leaves_open(self, questions: Sequence[AnyQuestion]) -> bool:
        """Whether any of these was not answered yet."""
        return any(question.name not in self.answers for question in questions)

    def refuse_unasked(self) -> None:
        """Raises WrongUsage when an answer was typed to what nobody asks."""
        for name in self.typed:
            if name not in self._told:
                raise WrongUsage(NOT_ASKED, name=name)

    def _answer(self, question: AnyQuestion) -> Answer:
        typed = self.typed.get(question.name)
        if typed is not None:
            try:
                return question.parsed(typed)
            except NoAnswerError:
                raise WrongUsage(NO_ANSWER, typed=typed, name=question.name, hint=_(question.hint)) from None
        if self.yes:
            return question.proposal
        if not sys.stdin.isatty():
            raise ImportFileError(NOBODY_TO_ASK, question=question.sentence.text(), option=_option(question))
        return _asked(question)


def _asked(question: AnyQuestion) -> Answer:
    """What somebody types; an empty line is the proposal."""
    print(question.sentence.text())
    for line in _helping(question):
        print(f"  {line}")
    while True:
        typed = input(fill(N_("Your answer [{proposal}]: "), proposal=question.proposed)).strip()
        try:
            return question.parsed(typed) if typed else question.proposal
        except NoAnswerError:
            printed(N_("Please type {hint}."), hint=_(question.hint))


def _helping(question: AnyQuestion) -> Iterator[str]:
    """What one must see to answer: what there is to choose from, which words we did not know, what columns hold."""
    match question:
        case ChoiceQuestion(choices=choices):
            yield from (f"{name}: {words.text()}" for name, words in choices.items())
        case MeaningsQuestion(meanings=meanings, columns=columns):
            yield from (f"{name}: {words.text()}" for name, words in meanings.items())
            yield from (f"[{each.key}] {each.title}: {' | '.join(each.examples)}" for each in columns)
        case FeelingsQuestion(unknown=unknown) if unknown:
            yield fill(N_("Not known here: {words}"), words=", ".join(sorted(unknown)))


def _named(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise WrongUsage(N_("An answer is written as NAME=VALUE, not as “{text}”."), text=text)
    return name.strip(), value


def _option(question: AnyQuestion) -> str:
    """What to add to the command to answer as we propose."""
    if question.name == SCALE:
        return f"--scale{'=' if question.proposed.startswith('-') else ' '}{question.proposed}"
    return f"--answer {shlex.quote(f'{question.name}={question.proposed}')}"
