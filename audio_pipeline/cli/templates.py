"""Templates: a new file of each kind, in order from its first line, for an author to write over."""

EXERCISE = """\
---
# What stands up here is not spoken. docs/authoring.md explains every key; an editor can help with
# "warm-recall schema".
id: {id}
kind: exercise
title: {title}
summary: Two quiet minutes, at your own pace. Not while driving.
names: [{name}]
published: {day}
position: {position}
length: "2:00"
sources: []
---

> This is a note: nobody hears it. Write over every line of this file, and keep what fits. Hear one sentence with
> warm-recall say "…", and the whole with warm-recall preview {id}.

(bed: pad -18dB)

(chime: bowl)

## Welcome

Here are two quiet minutes for you, from bowl to bowl. Not while driving, please. Sit or lie as you like, eyes open
or closed, and stop whenever you wish.

> The opening says what it is, how long it lasts, and those three: not while driving, eyes as you like, stop any time.

(until: 0:30)

## Arrive

Feel what is holding you up. Perhaps your feet, perhaps your back. [1s] Listen for one sound nearby, and one far away.

> (until: 0:55) is silence up to that time of the exercise, however long the words before it were. So the length stays
> right when you change a sentence. A silence of its own is (pause: 10s).

(until: 0:55)

## One kind moment

Think of one time when somebody was kind to you, however small. Or simply stay with the sounds around you.

> Offer two ways where you can. Say "some people feel a little warmer", never "you will feel warm".

(until: 1:36)

## Close

Let that go in its own time. Look around, and move a little. If that stirred something up, talk with someone you trust.

(chime: bowl)

(until: 2:00)
"""

BENEFIT = """\
---
# What stands up here is not spoken. docs/authoring.md explains every key; an editor can help with
# "warm-recall schema".
id: {id}
kind: benefit
title: {title}
summary: A short talk about something people do for each other, and how much of it is known.
names: [{name}]
published: {day}
position: {position}
sources: []
---

> This is a note: nobody hears it. Write over every line of this file, and keep what fits. Hear one sentence with
> warm-recall say "…" --as talk, and the whole with warm-recall preview {id}.

## An ordinary day

Begin with something everybody knows. Somebody saves you a seat on the bus. Somebody laughs at your joke, and means it.

> One picture, from an ordinary day. Then what the source says, in your own words.

## What we know today

Say what was found, and who was asked. [500ms] Then say what nobody knows yet, lightly, and go on.

> What was found stands in references.toml. Name its number above, as in sources: [R30], and it appears in the show
> notes. "Studies find" is for what several good studies agree on; "in one study" is for one.

## One thing to try

Here is something to try, once you have stopped somewhere quiet. Think of somebody who is easy to be with. You may
notice a little ease, or nothing at all. Both are fine.

> The last words are the same in every talk, word for word.

{disclaimer}
"""

ANSWER = """\
---
# What stands up here is not spoken. docs/authoring.md explains every key; an editor can help with
# "warm-recall schema".
id: {id}
kind: answer
title: {title}
questions:
  # How people ask for it: twelve or more, short, long, roundabout, and with other words for the key word.
  - {name}
# follow_up: the-id-of-a-programme to offer afterwards
sources: []
---

> This is a note: nobody hears it. An answer is words alone, at most sixty of them. Say the one thing that matters
> most, then what is not known. Hear it with warm-recall say "…" --as talk.

That is a good thing to ask. Nobody here has written the answer down yet.
"""

TEMPLATES = {"exercise": EXERCISE, "benefit": BENEFIT, "answer": ANSWER}
"""By the kind of content."""
