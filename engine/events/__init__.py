"""What can happen, in the past tense. Events are the only writers of state; one file for each kind of thing."""

from engine.events.base import *
from engine.events.chance import *
from engine.events.deals import *
from engine.events.markets import *
from engine.events.measures import *
from engine.events.orders import *
from engine.events.rounds import *
from engine.events.talks import *
